/** All instants are epoch milliseconds by the clock of this machine, which Redis goes by as well. */

export type Operation =
  | 'hold'
  | 'check'
  | 'release'
  | 'confirm'
  | 'cancel'
  | 'move'
  | 'publish'
  | 'slots'
  | 'holds'
  | 'appointment'
  | 'appointments'

/** What a caller knows after one attempt. Unknown is neither: it is asked again with the same id. */
export type Outcome =
  | { kind: 'done'; answer: Answer }
  | { kind: 'refused'; code: string; detail: unknown }
  | { kind: 'unknown'; why: string }

/** An answer as it came, of whatever procedure. */
export type Answer = Record<string, unknown>

export interface Attempt {
  startedAt: number
  endedAt: number
  outcome: Outcome
}

/** One thing that somebody wanted, with every attempt at it; all but the last are unknown. */
export interface Call {
  operation: Operation
  /** The `sub` of who asks. */
  actor: string
  providerId: string | null
  /** The hold, the appointment or the version that it is about; '' for a list. */
  id: string
  input: Record<string, unknown>
  /** It was about what is somebody else's. */
  isForeign: boolean
  attempts: Attempt[]
}

export interface Span {
  startedAt: number
  endedAt: number
}

/** One hold that was asked for only to see whether one can be had, through one server. */
export interface Probe extends Span {
  server: number
  isDone: boolean
}

export interface History {
  calls: Call[]
  /** When Redis forgot everything. */
  flushes: Span[]
  probes: Probe[]
  /** When nothing was done to anybody: the first is before all faults, each other one begins where faults ended. */
  calms: Span[]
  holdTtlMs: number
}

export interface AppointmentFact {
  id: string
  providerId: string
  clientId: string
  startQuarter: number
  endQuarter: number
  status: 'confirmed' | 'cancelled'
  sequence: number
  movedByHoldId: string | null
}

export interface VersionFact {
  providerId: string
  version: number
  publishedBy: string
  schedule: unknown
}

/** What was in PostgreSQL in the end. */
export interface FinalState {
  appointments: AppointmentFact[]
  versions: VersionFact[]
}

export interface Evidence {
  history: History
  final: FinalState
}

export interface Violation {
  check: string
  what: string
  evidence: unknown[]
}

export type Check = (evidence: Evidence) => Violation[]

export const startOf = (call: Call) => (call.attempts[0] as Attempt).startedAt
export const endOf = (call: Call) => (call.attempts.at(-1) as Attempt).endedAt
export const outcomeOf = (call: Call) => (call.attempts.at(-1) as Attempt).outcome

/** Null when it was refused, and as long as it is under way. */
export function answerOf(call: Call): Answer | null {
  const outcome = call.attempts.at(-1)?.outcome
  return outcome?.kind === 'done' ? outcome.answer : null
}

export function refusalOf(call: Call): string | null {
  const outcome = outcomeOf(call)
  return outcome.kind === 'refused' ? outcome.code : null
}

/** The calls of one kind, of each caller's own. */
export function ownCalls({ calls }: History, operation: Operation): Call[] {
  return calls.filter(call => call.operation === operation && !call.isForeign)
}

/** Whether Redis forgot everything at some moment of a span. */
export function wasFlushedWithin({ flushes }: History, { startedAt, endedAt }: Span): boolean {
  return flushes.some(flush => flush.startedAt <= endedAt && flush.endedAt >= startedAt)
}

export const instantIn = (answer: Answer, name: string) => Date.parse(String(answer[name]))
