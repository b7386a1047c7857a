'use client'
import { reasonLengthMax } from '@holdfast/shared/rules/limits'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { holdPath } from '#booking/booking-search.ts'
import type { VisitWords } from '#booking/describe-visit.ts'
import { ReasonField } from '#components/appointment/reason-field.tsx'
import { RefusedSlot } from '#components/booking/refused-slot.tsx'
import { ConfirmForm } from '#components/hold/confirm-form.tsx'
import { EndedHold } from '#components/hold/ended-hold.tsx'
import { HoldTimer } from '#components/hold/hold-timer.tsx'
import { formatDay, formatTime, type Reader } from '#format.ts'
import type { WantedSlot } from '#hold/hold-memory.ts'
import type { HoldState } from '#hold/hold-state.ts'
import { useHoldJourney } from '#hold/use-hold-journey.ts'
import { useKeptText } from '#hold/use-kept-text.ts'
import { useOnline } from '#hold/use-online.ts'

interface HoldPanelProps {
  slug: string
  clientId: string
  providerName: string
  slot: WantedSlot
  zone: string | null
  reader: Reader
  words: VisitWords
  /** What could be misread about the time. */
  notes: readonly string[]
  /** The page on which another time is chosen. */
  timesPath: string
  /** When the appointment is now that is to be moved, "Tue 24 Nov, 09:15 GMT"; null for a new one. */
  movingFrom: string | null
}

/** The hold of one slot from its making to its confirmation, or to the move of an appointment to it. */
export function HoldPanel(props: HoldPanelProps) {
  const { slug, clientId, providerName, slot, zone, reader, words, timesPath, movingFrom } = props
  const router = useRouter()
  const online = useOnline()
  const journey = useHoldJourney(slug, slot)
  const reason = useKeptText(`holdfast.reason ${slot.providerId} ${clientId}`)
  const { state, movedFrom } = journey
  const { visitTypeId, rescheduleOf: move = null } = slot
  const kept = move ? null : reason
  const pathOf = (startsAt: string) => holdPath({ slug, visitTypeId, startsAt, zone, move })
  useBookedExit(state, zone, kept?.forget)
  useTitle(state, move ? 'Move your appointment' : 'Confirm your time')

  function choose(startsAt: string) {
    if (startsAt === slot.startsAt) journey.askAgain()
    else router.push(pathOf(startsAt))
  }

  async function leave(path: string) {
    if (await journey.letGo()) router.push(path)
  }

  return (
    <>
      <PanelHeading words={words} movingFrom={movingFrom} held={state.phase === 'held'} />
      {words.elsewhere && <p className="mt-2 text-muted">{words.elsewhere}</p>}
      {props.notes.map(note => (
        <p key={note} className="mt-2 font-medium text-accent">
          {note}
        </p>
      ))}
      <p role="status" className={state.phase === 'asking' ? 'mt-6' : 'sr-only'}>
        {state.phase === 'asking' && askingText(online, journey.failures)}
        {state.phase === 'held' && `Held for you until ${formatTime(reader, state.hold.expiresAt)}.`}
      </p>
      {state.phase === 'asking' && <AskingSkeleton />}
      {state.phase === 'held' && (
        <div className="mt-4">
          <HoldTimer hold={state.hold} reader={reader} onRunOut={journey.runOut} />
          {movedFrom && (
            <p role="status" className="mt-3">
              Your hold of {formatDay(reader, Date.parse(movedFrom), { length: 'short' })},{' '}
              {formatTime(reader, Date.parse(movedFrom))} was moved here.
            </p>
          )}
          <ConfirmForm
            action={`${move ? 'Move to' : 'Confirm'} ${words.short}`}
            ongoing={move ? 'Moving…' : 'Confirming…'}
            move={move}
            reader={reader}
            expiresAt={state.hold.expiresAt}
            online={online}
            confirming={state.confirming}
            failures={journey.failures}
            problem={state.problem}
            onConfirm={() => journey.confirm(reason.text)}
            onLeave={() => leave(timesPath)}
          >
            {kept ? (
              <ReasonField
                label="Reason for the visit"
                help={`Only you and ${providerName} see this. Up to ${reasonLengthMax} characters.`}
                reason={kept.text}
                onReason={kept.keep}
              />
            ) : (
              <p>
                Until you confirm, your appointment stays on <strong>{movingFrom}</strong>. What you wrote
                about your visit stays with it.
              </p>
            )}
          </ConfirmForm>
          {move && (
            <button
              type="button"
              aria-disabled={state.confirming}
              onClick={() => leave(`/appointments/${move}`)}
              className="link min-h-11 cursor-pointer aria-disabled:cursor-progress"
            >
              Keep my appointment as it is
            </button>
          )}
        </div>
      )}
      {state.phase === 'ended' && (
        <EndedHold
          slot={slot}
          reader={reader}
          stillFree={state.stillFree}
          kept={kept ? kept.text !== '' : false}
          online={online}
          pathOf={pathOf}
          onAskAgain={journey.askAgain}
          onChoose={choose}
        />
      )}
      {state.phase === 'lost' && (
        <div className="mt-6">
          <RefusedSlot
            startsAt={slot.startsAt}
            refusal={state.refusal}
            reader={reader}
            pathOf={pathOf}
            onChoose={choose}
          />
        </div>
      )}
      {(state.phase === 'ended' || state.phase === 'lost') && (
        <button type="button" onClick={() => leave(timesPath)} className="link mt-4 min-h-11 cursor-pointer">
          See all times with {providerName}
        </button>
      )}
      {state.phase === 'booked' && <p className="mt-6">Booked. Taking you to your appointment…</p>}
    </>
  )
}

interface PanelHeadingProps {
  words: VisitWords
  movingFrom: string | null
  held: boolean
}

function PanelHeading({ words, movingFrom, held }: PanelHeadingProps) {
  if (movingFrom) {
    return (
      <h1 className="text-2xl sm:text-3xl">
        Move your appointment <span className="inline-block">from {movingFrom}</span>{' '}
        <span className="inline-block">to {words.short}</span>
      </h1>
    )
  }
  return (
    <h1 className="text-2xl sm:text-3xl">
      <span className="inline-block">{words.day},</span>{' '}
      <span className="whitespace-nowrap">{words.times}</span>
      {held && ', held for you'}
    </h1>
  )
}

function askingText(online: boolean, failures: number): string {
  if (!online) return 'You are offline. This time is held for you as soon as you are back.'
  return failures > 0
    ? 'No answer yet. We keep trying to hold this time for you.'
    : 'Holding this time for you…'
}

function AskingSkeleton() {
  return (
    <div aria-hidden="true" className="mt-4 space-y-4">
      <div className="skeleton h-12" />
      <div className="skeleton h-24" />
      <div className="skeleton h-11 w-64 max-w-full" />
    </div>
  )
}

/** A booked visit has its own page; this one gives way to it, also in the history. */
function useBookedExit(state: HoldState, zone: string | null, forgetReason: (() => void) | undefined) {
  const router = useRouter()
  const appointmentId = state.phase === 'booked' ? state.appointmentId : null
  useEffect(() => {
    if (!appointmentId) return
    forgetReason?.()
    router.replace(`/appointments/${appointmentId}${zone ? `?${new URLSearchParams({ zone })}` : ''}`)
  }, [appointmentId, zone, router, forgetReason])
}

const titles = {
  asking: 'Holding your time',
  ended: 'Your hold ended',
  lost: 'Choose another time',
  booked: 'Booked',
} as const satisfies Record<Exclude<HoldState['phase'], 'held'>, string>

function useTitle({ phase }: HoldState, titleWhileHeld: string) {
  const title = phase === 'held' ? titleWhileHeld : titles[phase]
  useEffect(() => {
    document.title = `${title} · Holdfast`
  }, [title])
}
