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
  /** Why it can be chosen no more; null while it can. */
  gone?: string | null
}

/**
 * One free time. A link to the page that holds it; where it can, it holds the time before it goes there. One that is gone is
 * no link any more, but the same element: so a focus that is on it stays.
 */
export function SlotLink({ href, startsAt, name, text, atNight, gone = null }: SlotLinkProps) {
  const { choosing, choose } = useSlotChoice()
  const busy = choosing === startsAt

  function handleClick(event: MouseEvent) {
    if (gone || !choose || event.metaKey || event.ctrlKey || event.shiftKey) return
    event.preventDefault()
    if (!choosing) choose(startsAt)
  }

  return (
    <a
      href={gone ? undefined : href}
      tabIndex={gone ? -1 : undefined}
      aria-label={gone ? undefined : name}
      aria-busy={busy || undefined}
      data-gone={gone ? true : undefined}
      onClick={handleClick}
      className="flex min-h-11 items-center justify-center gap-1 rounded-lg border border-control bg-surface px-2 font-medium text-brand hover:border-brand hover:bg-brand-soft aria-busy:bg-brand aria-busy:text-on-brand data-gone:flex-col data-gone:gap-0 data-gone:border-dashed data-gone:bg-transparent data-gone:text-muted data-gone:hover:border-control"
    >
      {gone ? (
        <>
          <span className="sr-only">{name}</span>
          <s aria-hidden="true" className="text-sm leading-tight">
            {text}
          </s>
          <span className="text-xs leading-tight">{gone}</span>
        </>
      ) : (
        text
      )}
      {atNight && !gone && (
        <span aria-hidden="true" title="At night in your zone">
          ☾
        </span>
      )}
      {busy && <span aria-hidden="true">…</span>}
    </a>
  )
}
