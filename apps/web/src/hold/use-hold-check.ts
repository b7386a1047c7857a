'use client'
import { useEffect } from 'react'
import type { HoldEvent, HoldState } from '#hold/hold-state.ts'
import { refusalOf } from '#trpc/refusal-of.ts'
import { trpc } from '#trpc/trpc.ts'

const checkMs = 60_000
const urgentCheckMs = 5_000

/**
 * Asks the server about a hold while its page is seen: every minute and whenever the page comes to sight again, and more
 * often once the time is over by this browser's clock but the server has not said so.
 */
export function useHoldCheck(state: HoldState, dispatch: (event: HoldEvent) => void): void {
  const { client } = trpc.useUtils()
  const unsure = state.phase === 'ended' && state.stillFree === null
  const holdId = state.phase === 'held' ? state.hold.holdId : unsure ? state.holdId : null

  useEffect(() => {
    if (!holdId) return
    const check = async () => {
      if (document.hidden) return
      try {
        dispatch({ type: 'checked', ...(await client.hold.check.query({ holdId })), receivedAt: Date.now() })
      } catch (error) {
        const refusal = refusalOf(error)
        if (refusal?.code === 'hold_expired') dispatch({ type: 'gone', stillFree: refusal.detail.stillFree })
        if (refusal?.code === 'hold_not_found') dispatch({ type: 'gone', stillFree: true })
      }
    }
    if (unsure) void check()
    const timer = setInterval(check, unsure ? urgentCheckMs : checkMs)
    document.addEventListener('visibilitychange', check)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', check)
    }
  }, [holdId, unsure, client, dispatch])
}
