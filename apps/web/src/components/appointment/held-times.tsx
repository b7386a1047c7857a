import Link from 'next/link'
import type { Appointments } from '#appointments/load-appointments.ts'
import { holdPath } from '#booking/booking-search.ts'
import { LetGoButton } from '#components/appointment/let-go-button.tsx'
import { formatDay, formatTime, type Reader } from '#format.ts'

const finishPath = ({ provider, visitTypeId, startsAt, rescheduleOf }: Appointments['holds'][number]) =>
  holdPath({ slug: provider.slug, visitTypeId, startsAt, zone: null, move: rescheduleOf })

/** The times that one is holding but has not confirmed. */
export function HeldTimes({ holds, reader }: Pick<Appointments, 'holds'> & { reader: Reader }) {
  if (holds.length === 0) return null
  return (
    <section className="notice">
      <h2>Held for you, not booked yet</h2>
      <ul className="mt-3 space-y-3">
        {holds.map(hold => {
          const startAt = Date.parse(hold.startsAt)
          const when = `${formatDay(reader, startAt)}, ${formatTime(reader, startAt)}`
          return (
            <li key={hold.holdId} className="flex flex-wrap items-center justify-between gap-3">
              <span>
                {when} with {hold.provider.name}
                {hold.rescheduleOf && ', to move your appointment to'}{' '}
                <span className="text-muted">until {formatTime(reader, Date.parse(hold.expiresAt))}</span>
              </span>
              <span className="flex flex-wrap items-center gap-x-5 gap-y-2">
                <Link className="button" href={finishPath(hold)} prefetch={false}>
                  {hold.rescheduleOf ? 'Finish moving' : 'Finish booking'}
                  <span className="sr-only"> {when}</span>
                </Link>
                <LetGoButton holdId={hold.holdId} when={when} />
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
