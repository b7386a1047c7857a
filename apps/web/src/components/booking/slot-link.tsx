'use client'
import type { MouseEvent } from 'react'
import { useSlotChoice } from '#components/booking/slot-chooser.tsx'

interface SlotLinkProps {
  href: string
  /** The instant, ISO-8601 in UTC. */
  startsAt: string
  /** The time in full, as in "09:15 to 09:30, Tuesday 24 November, London time". */
  name: string
  text: string
  atNight: boolean
}

/** One free time. A link to the page that holds it; where it can, it holds the time before it goes there. */
export function SlotLink({ href, startsAt, name, text, atNight }: SlotLinkProps) {
  const { choosing, choose } = useSlotChoice()
  const busy = choosing === startsAt

  function handleClick(event: MouseEvent) {
    if (!choose || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    if (!choosing) choose(startsAt)
  }

  return (
    <a
      href={href}
      aria-label={name}
      aria-busy={busy || undefined}
      onClick={handleClick}
      className="flex min-h-11 items-center justify-center gap-1.5 rounded-lg border border-control bg-surface px-2 font-medium text-brand hover:border-brand hover:bg-brand-soft aria-busy:bg-brand aria-busy:text-on-brand"
    >
      {text}
      {atNight && (
        <span aria-hidden="true" title="At night in your zone">
          ☾
        </span>
      )}
      {busy && <span aria-hidden="true">…</span>}
    </a>
  )
}
