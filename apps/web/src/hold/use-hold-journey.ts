'use client'
import { useCallback, useEffect, useMemo, useReducer, useState } from 'react'
import { browserMemory } from '#hold/browser-memory.ts'
import { findHoldId, forgetHoldId, makeHoldId, type WantedSlot } from '#hold/hold-memory.ts'
import { type HoldState, holdReducer } from '#hold/hold-state.ts'
import { findEarlierHold, forgetNewestHold } from '#hold/newest-hold.ts'
import { tellOtherTabs } from '#hold/other-tabs.ts'
import { settleHold } from '#hold/settle-hold.ts'
import { useHoldCheck } from '#hold/use-hold-check.ts'
import { useHoldSlot } from '#hold/use-hold-slot.ts'
import { useLeaving } from '#hold/use-leaving.ts'
import { useSteadySend } from '#hold/use-steady-send.ts'
import { appointmentIdOf, hasEnded, isBooked } from '#hold/what-became.ts'
import { refusalOf } from '#trpc/refusal-of.ts'
import { trpc } from '#trpc/trpc.ts'

/** A hold page at work. */
export interface HoldJourney {
  state: HoldState
  /** Attempts of what is going on that got no answer so far. */
  failures: number
  /** The start of the hold that this one took the place of, ISO-8601 in UTC. */
  movedFrom: string | null
  /** Asks for the slot again, under a new id where the hold of the last one has ended. */
  askAgain: () => void
  confirm: (reason: string) => Promise<void>
  /** Gives the hold back; false where it turns out that it may be, or is, an appointment. */
  letGo: () => Promise<boolean>
  runOut: () => void
}

/**
 * Holds a slot while its page is open, books it (or moves an appointment to it) or lets it go. All of it can be asked twice: a reload, a second tab, a
 * double click and a lost answer come to the same hold and the same appointment.
 */
export function useHoldJourney(slug: string, wanted: WantedSlot): HoldJourney {
  const { providerId, visitTypeId, startsAt, rescheduleOf } = wanted
  const slot = useMemo(
    () => ({ providerId, visitTypeId, startsAt, ...(rescheduleOf && { rescheduleOf }) }),
    [providerId, visitTypeId, startsAt, rescheduleOf],
  )
  const [state, dispatch] = useReducer(holdReducer, { phase: 'asking' })
  const [movedFrom, setMovedFrom] = useState<string | null>(null)
  const { holdSlot, failures: holdFailures } = useHoldSlot()
  const { send, failures: confirmFailures } = useSteadySend()
  const { client } = trpc.useUtils()
  // Whatever its last attempt was told, an earlier one may have been carried out.
  const unsettled = state.phase === 'held' && (state.confirming || state.problem !== null)
  useHoldCheck(slot, state, dispatch)
  useLeaving({
    holdId: state.phase === 'held' ? state.hold.holdId : null,
    givesBack: !unsettled,
    slug,
    onLeave: giveBack,
  })

  const ask = useCallback(
    async ({ again }: { again: boolean }) => {
      const memory = browserMemory()
      const hold = async () => {
        const held = await holdSlot(slot, { renew: false })
        dispatch({ type: 'held', ...held, receivedAt: Date.now() })
        const earlier = findEarlierHold(memory, providerId, held.holdId)
        if (earlier && (await hasEnded(client, earlier.holdId))) setMovedFrom(earlier.startsAt)
      }
      dispatch({ type: 'asked' })
      try {
        await hold()
      } catch (error) {
        const refusal = refusalOf(error)
        const holdId = findHoldId(memory, slot)
        if (refusal && holdId && (await isBooked(client, slot, holdId))) {
          dispatch({ type: 'booked', appointmentId: appointmentIdOf(slot, holdId) })
        } else if (again && refusal?.code === 'hold_expired') {
          makeHoldId(memory, slot)
          await hold().catch(reason => dispatch({ type: 'refused', refusal: refusalOf(reason) }))
        } else dispatch({ type: 'refused', refusal })
      }
    },
    [slot, providerId, holdSlot, client],
  )

  useEffect(() => void ask({ again: false }), [ask])

  async function confirm(reason: string) {
    if (state.phase !== 'held' || state.confirming) return
    dispatch({ type: 'confirming' })
    try {
      const { holdId } = state.hold
      const { appointmentId } = await send(signal => settleHold(client, slot, { holdId, reason, signal }))
      forgetNewestHold(browserMemory(), providerId)
      dispatch({ type: 'booked', appointmentId })
      tellOtherTabs()
    } catch (error) {
      dispatch({ type: 'refused', refusal: refusalOf(error) })
    }
  }

  async function giveBack(holdId: string) {
    forgetHoldId(browserMemory(), slot)
    forgetNewestHold(browserMemory(), providerId)
    // Should the answer be lost, the hold ends by itself.
    await client.hold.release.mutate({ holdId }).catch(() => null)
    tellOtherTabs()
  }

  async function letGo() {
    if (state.phase !== 'held') return true
    if (state.confirming) return false
    const { holdId } = state.hold
    if (!unsettled) {
      await giveBack(holdId)
      return true
    }
    // Released first, the hold cannot be confirmed after we have asked.
    const released = await client.hold.release.mutate({ holdId }).catch(() => null)
    const booked = released && (await isBooked(client, slot, holdId))
    if (booked) dispatch({ type: 'booked', appointmentId: appointmentIdOf(slot, holdId) })
    if (booked === false) await giveBack(holdId)
    return booked === false
  }

  return {
    state,
    failures: holdFailures + confirmFailures,
    movedFrom,
    askAgain: () => void ask({ again: true }),
    confirm,
    letGo,
    runOut: useCallback(() => dispatch({ type: 'ran_out' }), []),
  }
}
