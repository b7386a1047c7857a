'use client'
import { useEffect, useState } from 'react'
import { nextTickMs } from '#hold/hold-clock.ts'
import { type LiveHold, remainingMs } from '#hold/hold-state.ts'

/** What is left of a hold in milliseconds, told anew whenever its text changes and when a sleeping page wakes. */
export function useRemaining(hold: LiveHold): number {
  const [now, setNow] = useState(() => Date.now())
  const remaining = remainingMs(hold, now)

  useEffect(() => {
    const tick = () => setNow(Date.now())
    const timer = setTimeout(tick, nextTickMs(remaining))
    document.addEventListener('visibilitychange', tick)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', tick)
    }
  }, [remaining])

  return remaining
}
