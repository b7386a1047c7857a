'use client'
import { useEffect, useState } from 'react'
import { nextTickMs } from '#hold/hold-clock.ts'
import { type LiveHold, remainingMs } from '#hold/hold-state.ts'
import { watchWaking } from '#hold/watch-waking.ts'

/** What is left of a hold in milliseconds, told anew whenever its text changes and when a sleeping page wakes. */
export function useRemaining(hold: LiveHold): number {
  const [now, setNow] = useState(() => Date.now())
  const remaining = remainingMs(hold, now)

  useEffect(() => {
    const timer = setTimeout(() => setNow(Date.now()), nextTickMs(remaining))
    return () => clearTimeout(timer)
  }, [remaining])

  useEffect(() => watchWaking(() => setNow(Date.now())), [])

  return remaining
}
