'use client'
import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { nearestStarts } from '#booking/nearest-starts.ts'
import { nearestOf, refusalText } from '#booking/refusal-text.ts'
import { formatDay, formatTime, type Reader } from '#format.ts'

interface RefusedSlotProps {
  startsAt: string
  refusal: BookingRefusal | null
  reader: Reader
  /** The address of the page that holds a slot. */
  pathOf: (startsAt: string) => string
  onChoose: (startsAt: string) => void
}

/** Says why the chosen time could not be held, and leads the focus to the nearest one that can. */
export function RefusedSlot({ startsAt, refusal, reader, pathOf, onChoose }: RefusedSlotProps) {
  const panel = useRef<HTMLDivElement>(null)
  const nearest = nearestOf(refusal)
  const [closest] = nearestStarts(startsAt, nearest, 1)

  useEffect(() => {
    const button = closest && panel.current?.querySelector<HTMLElement>(`[data-starts-at="${closest}"]`)
    const target = button || panel.current
    target?.focus()
  }, [closest])

  return (
    <div ref={panel} tabIndex={-1} className="notice notice-warm mb-8">
      <p role="alert" className="font-semibold">
        {refusalText(refusal, reader)}
        {nearest.length > 0 && ' The nearest free times are:'}
      </p>
      {nearest.length > 0 && (
        <ul className="mt-3 flex flex-wrap gap-2">
          {nearest.map(start => (
            <li key={start}>
              <button type="button" data-starts-at={start} onClick={() => onChoose(start)} className="button">
                {formatDay(reader, Date.parse(start), { length: 'short' })},{' '}
                {formatTime(reader, Date.parse(start))}
              </button>
            </li>
          ))}
        </ul>
      )}
      <WayOn startsAt={startsAt} refusal={refusal} pathOf={pathOf} onChoose={onChoose} />
    </div>
  )
}

function WayOn({ startsAt, refusal, pathOf, onChoose }: Omit<RefusedSlotProps, 'reader'>) {
  switch (refusal?.code) {
    case undefined:
    case 'rate_limited':
    case 'holds_unavailable':
    case 'storage_unavailable':
      return (
        <button type="button" className="button mt-3" onClick={() => onChoose(startsAt)}>
          Try again
        </button>
      )
    case 'client_busy':
      return (
        <Link className="link mt-3 inline-block" href={`/appointments/${refusal.detail.appointmentId}`}>
          See that appointment
        </Link>
      )
    case 'not_signed_in':
      // Not a `Link`: the way leads through sign-in, which is another site.
      return (
        <a className="button mt-3" href={pathOf(startsAt)}>
          Sign in
        </a>
      )
    case 'too_many_holds':
      return (
        <Link className="link mt-3 inline-block" href="/appointments">
          See the times that you hold
        </Link>
      )
    default:
      return null
  }
}
