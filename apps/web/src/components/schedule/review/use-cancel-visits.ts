'use client'
import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import { useEffect, useState } from 'react'
import { refusalOf } from '#trpc/refusal-of.ts'
import { trpc } from '#trpc/trpc.ts'
import type { AffectedVisit } from '../use-publish.ts'

/** One visit that is being cancelled, or was. */
export interface Cancelling {
  visit: AffectedVisit
  /** What its client is told; empty for nothing. */
  message: string
  outcome: 'waiting' | 'cancelled' | 'failed'
  /** Why it failed; null when no answer came at all. */
  refusal: BookingRefusal | null
}

interface CancelVisits {
  /** In the order in which they were asked for. */
  cancellings: readonly Cancelling[]
  cancel: (orders: readonly Pick<Cancelling, 'visit' | 'message'>[]) => Promise<void>
  retry: () => Promise<void>
  clear: () => void
}

/**
 * Cancels appointments one after the other. Without an answer the same is asked again, which is safe; one that was cancelled
 * by its client meanwhile is as it should be.
 */
export function useCancelVisits(): CancelVisits {
  const call = trpc.appointment.cancel.useMutation()
  const [cancellings, setCancellings] = useState<readonly Cancelling[]>([])
  const busy = cancellings.some(({ outcome }) => outcome === 'waiting')

  useEffect(() => {
    if (!busy) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [busy])

  function settle(settled: Cancelling) {
    setCancellings(before =>
      before.map(other => (other.visit.appointmentId === settled.visit.appointmentId ? settled : other)),
    )
  }

  async function cancel(orders: readonly Pick<Cancelling, 'visit' | 'message'>[]) {
    const waiting = orders.map(order => ({ ...order, outcome: 'waiting' as const, refusal: null }))
    const ids = new Set(orders.map(({ visit }) => visit.appointmentId))
    setCancellings(before => [...before.filter(({ visit }) => !ids.has(visit.appointmentId)), ...waiting])
    for (const order of waiting) {
      const { visit, message } = order
      try {
        await call.mutateAsync({ appointmentId: visit.appointmentId, reason: message.trim() || undefined })
        settle({ ...order, outcome: 'cancelled' })
      } catch (error) {
        const refusal = refusalOf(error)
        const gone = refusal?.code === 'already_cancelled'
        settle({ ...order, outcome: gone ? 'cancelled' : 'failed', refusal })
      }
    }
  }

  return {
    cancellings,
    cancel,
    retry: () => cancel(cancellings.filter(({ outcome }) => outcome === 'failed')),
    clear: () => setCancellings([]),
  }
}
