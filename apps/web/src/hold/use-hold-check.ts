'use client'
import { useEffect } from 'react'
import type { WantedSlot } from '#hold/hold-memory.ts'
import type { HoldEvent, HoldState } from '#hold/hold-state.ts'
import { hearOtherTabs } from '#hold/other-tabs.ts'
import { watchWaking } from '#hold/watch-waking.ts'
import { whatBecame } from '#hold/what-became.ts'
import { trpc } from '#trpc/trpc.ts'

const checkMs = 60_000
const urgentCheckMs = 5_000

/**
 * Asks the server about a hold while its page is seen: every minute, when the page wakes, when another tab has done something, and
 * more often once the time is over by this browser's clock but the server has not said so.
 */
export function useHoldCheck(slot: WantedSlot, state: HoldState, dispatch: (event: HoldEvent) => void): void {
  const { client } = trpc.useUtils()
  const unsure = state.phase === 'ended' && state.stillFree === null
  const holdId = state.phase === 'held' ? state.hold.holdId : unsure ? state.holdId : null

  useEffect(() => {
    if (!holdId) return
    let over = false
    const check = async () => {
      if (document.hidden) return
      const event = await whatBecame(client, slot, holdId)
      if (event && !over) dispatch(event)
    }
    if (unsure) void check()
    const timer = setInterval(check, unsure ? urgentCheckMs : checkMs)
    const stops = [watchWaking(check), hearOtherTabs(check)]
    return () => {
      over = true
      clearInterval(timer)
      for (const stop of stops) stop()
    }
  }, [slot, holdId, unsure, client, dispatch])
}
