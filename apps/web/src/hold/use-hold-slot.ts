'use client'
import type { RouterOutputs } from '@holdfast/api'
import { useCallback } from 'react'
import { browserMemory } from '#hold/browser-memory.ts'
import { getHoldId, makeHoldId, type WantedSlot } from '#hold/hold-memory.ts'
import { noteHold } from '#hold/newest-hold.ts'
import { tellOtherTabs } from '#hold/other-tabs.ts'
import { useSteadySend } from '#hold/use-steady-send.ts'
import { refusalOf } from '#trpc/refusal-of.ts'
import { trpc } from '#trpc/trpc.ts'

export type Hold = RouterOutputs['hold']['create']

/**
 * Holds a slot under the id that this browser keeps for it, so that asking again gives the same hold. An id that cannot be
 * used for it any more (another person's of this browser; with `renew` also that of a hold that ended) is replaced, once.
 * `failures` counts the attempts without an answer so far. Rejects with what the Api refused.
 */
export function useHoldSlot() {
  const { client } = trpc.useUtils()
  const { send, failures } = useSteadySend()

  const holdSlot = useCallback(
    async (slot: WantedSlot, { renew }: { renew: boolean }): Promise<Hold> => {
      const memory = browserMemory()
      const ask = async (holdId: string) => {
        const hold = await send(signal => client.hold.create.mutate({ ...slot, holdId }, { signal }))
        noteHold(memory, hold)
        tellOtherTabs()
        return hold
      }
      try {
        return await ask(getHoldId(memory, slot))
      } catch (error) {
        const code = refusalOf(error)?.code
        const replaceable = code === 'hold_id_reused' || (renew && code === 'hold_expired')
        if (!replaceable) throw error
        return ask(makeHoldId(memory, slot))
      }
    },
    [client, send],
  )
  return { holdSlot, failures }
}
