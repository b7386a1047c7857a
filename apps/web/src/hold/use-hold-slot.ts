'use client'
import type { RouterOutputs } from '@holdfast/api'
import { useCallback } from 'react'
import { browserMemory } from '#hold/browser-memory.ts'
import { getHoldId, makeHoldId, type WantedSlot } from '#hold/hold-memory.ts'
import { refusalOf } from '#trpc/refusal-of.ts'
import { trpc } from '#trpc/trpc.ts'

export type Hold = RouterOutputs['hold']['create']

/**
 * Holds a slot under the id that this browser keeps for it, so that asking again gives the same hold. An id that cannot be
 * used for it any more (another person's of this browser; with `renew` also that of a hold that ended) is replaced, once.
 * `failures` counts the attempts without an answer so far. Rejects with what the Api refused.
 */
export function useHoldSlot() {
  const { mutateAsync, failureCount } = trpc.hold.create.useMutation()

  const holdSlot = useCallback(
    async (slot: WantedSlot, { renew }: { renew: boolean }): Promise<Hold> => {
      const memory = browserMemory()
      try {
        return await mutateAsync({ ...slot, holdId: getHoldId(memory, slot) })
      } catch (error) {
        const code = refusalOf(error)?.code
        const replaceable = code === 'hold_id_reused' || (renew && code === 'hold_expired')
        if (!replaceable) throw error
        return mutateAsync({ ...slot, holdId: makeHoldId(memory, slot) })
      }
    },
    [mutateAsync],
  )
  return { holdSlot, failures: failureCount }
}
