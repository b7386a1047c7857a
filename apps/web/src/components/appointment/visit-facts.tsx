import type { Appointment } from '#appointments/page-appointment.ts'
import { referenceOf } from '#appointments/reference-of.ts'
import type { VisitWords } from '#booking/describe-visit.ts'

interface VisitFactsProps {
  appointment: Appointment
  words: VisitWords
  /** Whose eyes: a provider is told the client's name, a client the provider's. */
  seenBy: 'client' | 'provider'
}

/** What was booked, in words. */
export function VisitFacts({ appointment, words, seenBy }: VisitFactsProps) {
  const { appointmentId, provider, clientName, visitTypeName, reason, cancelReason, cancelledBy } =
    appointment
  return (
    <dl className="grid gap-x-8 gap-y-4 sm:grid-cols-[8rem_1fr]">
      <Fact name="When">
        <span className="font-semibold">{words.day}</span>
        <br />
        {words.times}, {words.zone}
        {words.elsewhere && (
          <>
            <br />
            <span className="text-muted">{words.elsewhere}</span>
          </>
        )}
      </Fact>
      {seenBy === 'provider' ? (
        <Fact name="Client">{clientName}</Fact>
      ) : (
        <Fact name="With">
          {provider.name}
          {provider.title && <span className="text-muted">, {provider.title}</span>}
        </Fact>
      )}
      <Fact name="Visit">{visitTypeName}</Fact>
      {reason && (
        <Fact name="Reason">
          <span className="whitespace-pre-line break-words">{reason}</span>
        </Fact>
      )}
      {cancelReason && (
        <Fact name={nameOfCancelReason(cancelledBy, seenBy)}>
          <span className="whitespace-pre-line break-words">{cancelReason}</span>
        </Fact>
      )}
      <Fact name="Reference">
        <span className="tracking-wide">{referenceOf(appointmentId)}</span>
      </Fact>
    </dl>
  )
}

function nameOfCancelReason(cancelledBy: Appointment['cancelledBy'], seenBy: VisitFactsProps['seenBy']) {
  if (cancelledBy !== 'provider') return 'Cancelled because'
  return seenBy === 'provider' ? 'Your message' : 'Their message'
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div className="sm:contents">
      <dt className="text-muted">{name}</dt>
      <dd className="min-w-0">{children}</dd>
    </div>
  )
}
