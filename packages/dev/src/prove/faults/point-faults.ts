import type { Fault, FaultTools } from './fault.ts'

/** Faults of one moment. */

function cutLines(name: string, store: 'toPostgres' | 'toRedis', how: 'resetAll' | 'halfCloseAll'): Fault {
  return async ({ stage, random }: FaultTools) => {
    if (random.pick(stage.servers)[store][how]() > 0) stage.counts.count(name)
  }
}

const endSessions: Fault = async ({ stage, random }) => {
  // PostgreSQL may be away at this moment.
  const ended = await stage.postgres.endSessions(random.next()).catch(() => 0)
  if (ended > 0) stage.counts.count('sessions ended by PostgreSQL')
}

const flush: Fault = async ({ stage, random, tellFlush }) => {
  // Every other fault would be met with no holds at all were this as frequent as they are.
  if (!random.percent(8)) return
  const startedAt = Date.now()
  await stage.redis
    .flush()
    .then(span => {
      stage.counts.count('Redis flushed')
      tellFlush(span)
    })
    // Whether it was done before the connection was lost nobody knows.
    .catch(() => tellFlush({ startedAt, endedAt: Date.now() }))
}

export const pointFaults: Fault[] = [
  cutLines('PostgreSQL connections reset', 'toPostgres', 'resetAll'),
  cutLines('PostgreSQL connections half-closed', 'toPostgres', 'halfCloseAll'),
  cutLines('Redis connections reset', 'toRedis', 'resetAll'),
  cutLines('Redis connections half-closed', 'toRedis', 'halfCloseAll'),
  endSessions,
  flush,
]
