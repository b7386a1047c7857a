import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import { refusalOf } from '#trpc/refusal-of.ts'

const attemptsMax = 8
const delayMinMs = 400
const delayMaxMs = 8_000
/** Who is told to come back later than this hears so, instead of looking at a page that waits. */
const patienceMs = 30_000

/** Whether a call may have been carried out although it failed: no answer, an answer that is none of ours, or "try again". */
export function isUnknownOutcome(error: unknown): boolean {
  const refusal = refusalOf(error)
  return refusal ? refusal.retryable : true
}

/** How long to wait before the next attempt, in milliseconds; `failures` counts from 0. */
export function retryDelayMs(failures: number, refusal: BookingRefusal | null): number {
  if (refusal?.code === 'rate_limited') return refusal.detail.retryAfterSeconds * 1000
  return Math.min(delayMinMs * 2 ** failures, delayMaxMs)
}

/**
 * Asks the same again after an unknown outcome, also while the browser thinks that it is offline. Safe because every
 * write carries an id: the same request again gives the same answer.
 */
export const retryUnknown = {
  retry: (failures: number, error: unknown) =>
    failures < attemptsMax &&
    isUnknownOutcome(error) &&
    retryDelayMs(failures, refusalOf(error)) <= patienceMs,
  retryDelay: (failures: number, error: unknown) => retryDelayMs(failures, refusalOf(error)),
  networkMode: 'always' as const,
}
