'use client'
import { useCallback, useEffect, useReducer } from 'react'
import { browserMemory } from '#hold/browser-memory.ts'
import { findHoldId, forgetHoldId, makeHoldId, type WantedSlot } from '#hold/hold-memory.ts'
import { type HoldState, holdReducer } from '#hold/hold-state.ts'
import { useHoldCheck } from '#hold/use-hold-check.ts'
import { useHoldSlot } from '#hold/use-hold-slot.ts'
import { refusalOf } from '#trpc/refusal-of.ts'
import { trpc } from '#trpc/trpc.ts'

/** A hold page at work. */
export interface HoldJourney {
  state: HoldState
  /** Attempts of what is going on that got no answer so far. */
  failures: number
  /** Asks for the slot again: under a new id, unless the answer to the last one never came. */
  askAgain: () => void
  confirm: (reason: string) => Promise<void>
  letGo: () => Promise<void>
  runOut: () => void
}

/**
 * Holds a slot while its page is open, confirms it or lets it go. All of it can be asked twice: a reload, a second tab, a
 * double click and a lost answer come to the same hold and the same appointment.
 */
export function useHoldJourney({ providerId, visitTypeId, startsAt }: WantedSlot): HoldJourney {
  const [state, dispatch] = useReducer(holdReducer, { phase: 'asking' })
  const { holdSlot, failures: holdFailures } = useHoldSlot()
  const confirmation = trpc.appointment.confirm.useMutation()
  const { client } = trpc.useUtils()
  useHoldCheck(state, dispatch)

  const ask = useCallback(async () => {
    const slot = { providerId, visitTypeId, startsAt }
    dispatch({ type: 'asked' })
    try {
      dispatch({ type: 'held', ...(await holdSlot(slot, { renew: false })), receivedAt: Date.now() })
    } catch (error) {
      const refusal = refusalOf(error)
      const holdId = findHoldId(browserMemory(), slot)
      const booked = refusal?.code === 'hold_expired' && holdId && (await wasBooked(client, holdId))
      dispatch(booked ? { type: 'booked', appointmentId: holdId } : { type: 'refused', refusal })
    }
  }, [providerId, visitTypeId, startsAt, holdSlot, client])

  useEffect(() => void ask(), [ask])

  function askAgain() {
    const unanswered = state.phase === 'lost' && state.refusal === null
    if (!unanswered) makeHoldId(browserMemory(), { providerId, visitTypeId, startsAt })
    void ask()
  }

  async function confirm(reason: string) {
    if (state.phase !== 'held' || state.confirming) return
    dispatch({ type: 'confirming' })
    try {
      const { holdId } = state.hold
      const { appointmentId } = await confirmation.mutateAsync({ holdId, reason: reason || undefined })
      dispatch({ type: 'booked', appointmentId })
    } catch (error) {
      dispatch({ type: 'refused', refusal: refusalOf(error) })
    }
  }

  async function letGo() {
    forgetHoldId(browserMemory(), { providerId, visitTypeId, startsAt })
    // Should the answer be lost, the hold ends by itself.
    if (state.phase === 'held')
      await client.hold.release.mutate({ holdId: state.hold.holdId }).catch(() => null)
  }

  return {
    state,
    failures: holdFailures + confirmation.failureCount,
    askAgain,
    confirm,
    letGo,
    runOut: useCallback(() => dispatch({ type: 'ran_out' }), []),
  }
}

type Client = ReturnType<typeof trpc.useUtils>['client']

/** Whether this hold ended because it was confirmed, perhaps in another tab. */
async function wasBooked(client: Client, holdId: string): Promise<boolean> {
  try {
    const { status } = await client.appointment.get.query({ appointmentId: holdId })
    return status === 'confirmed'
  } catch {
    return false
  }
}
