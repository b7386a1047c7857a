import { z } from 'zod'
import type { CallEvent, Context } from './context.ts'
import { describeFailure } from './describe-failure.ts'
import { bookingErrorOf } from './error-map.ts'

interface Call {
  procedure: string | null
  startedAt: number
  identity?: Context['identity']
  /** As it came: of it nothing is told but the id of a provider. */
  input?: unknown
}

/** The event of a call that was answered. Times are of `performance.now()`. */
export function answeredEvent(call: Call, answer: unknown): CallEvent {
  return { level: 'info', outcome: 'ok', ...about(call, answer), ...countsIn(answer) }
}

/** The event of a call that was refused or failed. */
export function failedEvent(call: Call, error: Error): CallEvent {
  const known = bookingErrorOf(error)
  const outcome = known?.code ?? 'unexpected'
  const away = outcome === 'storage_unavailable' || outcome === 'holds_unavailable'
  const cause = describeFailure(error)
  return {
    level: known ? (away ? 'warn' : 'info') : 'error',
    outcome,
    ...about(call, null),
    ...(cause && { cause }),
  }
}

function about({ procedure, startedAt, identity, input }: Call, answer: unknown) {
  const providerId =
    identity?.kind === 'provider' ? identity.providerId : (providerIn(answer) ?? providerIn(input))
  const milliseconds = Math.round((performance.now() - startedAt) * 10) / 10
  return { procedure, milliseconds, ...(providerId && { providerId }) }
}

const aboutProvider = z.object({ providerId: z.guid() })

/** Only what has the shape of an id: whatever else is sent in its place stays out of the log. */
const providerIn = (value: unknown) => aboutProvider.safeParse(value).data?.providerId

function countsIn(answer: unknown) {
  if (typeof answer !== 'object' || answer === null) return {}
  const lists = Object.entries(answer).flatMap(([name, value]) =>
    Array.isArray(value) ? [[name, value.length] as const] : [],
  )
  return lists.length > 0 ? { counts: Object.fromEntries(lists) } : {}
}
