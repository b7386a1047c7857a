'use client'
import { useEffect, useEffectEvent } from 'react'
import type { ChangedDates } from '#booking/shown-dates.ts'
import { refusalOf } from '#trpc/refusal-of.ts'
import { isUnknownOutcome, retryDelayMs } from '#trpc/retry-unknown.ts'
import { trpc } from '#trpc/trpc.ts'

/**
 * Tells of every date on which a provider's times change, while the page is seen: a hidden one keeps no stream open, since a
 * browser may have few. A lost stream is opened again; each one begins with "all", for what may have been missed.
 */
export function useSlotWatch(providerId: string, onChange: (dates: ChangedDates) => void): void {
  const { client } = trpc.useUtils()
  const tell = useEffectEvent(onChange)

  useEffect(() => {
    let stream: { unsubscribe(): void } | null = null
    let again: ReturnType<typeof setTimeout> | undefined
    let failures = 0
    /** Counts the streams, so that one that is closed says nothing any more. */
    let current = 0

    function close() {
      current += 1
      clearTimeout(again)
      stream?.unsubscribe()
      stream = null
    }
    function open() {
      close()
      if (document.hidden) return
      const opened = current
      const openIn = (delayMs: number) => {
        if (opened === current) again = setTimeout(open, delayMs)
      }
      stream = client.slot.watch.subscribe(
        { providerId },
        {
          onData({ dates }) {
            if (opened !== current) return
            failures = 0
            tell(dates)
          },
          onComplete: () => openIn(retryDelayMs(failures++, null)),
          onError(error) {
            if (isUnknownOutcome(error)) openIn(retryDelayMs(failures++, refusalOf(error)))
          },
        },
      )
    }

    open()
    document.addEventListener('visibilitychange', open)
    window.addEventListener('online', open)
    return () => {
      document.removeEventListener('visibilitychange', open)
      window.removeEventListener('online', open)
      close()
    }
  }, [client, providerId])
}
