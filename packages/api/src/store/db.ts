import { setTimeout as sleep } from 'node:timers/promises'
import * as schema from '@holdfast/shared/schema'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import postgres from 'postgres'
import { isConnectionLost, isStorageUnavailable } from './pg-error.ts'

export type Db = PostgresJsDatabase<typeof schema> & { $client: Pick<postgres.Sql, 'unsafe'> }

/** Statements follow one another on a connection without waiting for answers; with more of them fewer travel together. */
const connectionsMax = 5
const connectTimeoutSeconds = 3
const statementTimeoutMs = 4_000
/** Nothing is waited for longer, whatever the server says or does not say: a place in the pool, a connection, the answer. */
const answerTimeoutMs = 5_000
/** How long a pool that was given up may still finish what it has begun: what is stuck in it then fails soon enough to be sent once more. */
const drainSeconds = 0.5
const closeSeconds = 5
const reconnectSeconds = 0.1
/** What failed within so long, because its connection was lost, is sent once more. */
const resendWithinMs = 1_000
const resendDelayMs = 50

/**
 * A pool on the database of that URL that comes back by itself. Every statement is answered, or fails, within five seconds;
 * one that is lost with its connection is sent once more. So each must be one that may run twice: a read, or a write that is
 * guarded by an id or by what it changes, in one statement. There are no transactions here.
 *
 * postgres.js 3.4 does not always recover: a connection that was lost can keep half a message and never send again, and one whose
 * server closes at once is tried for ever. So a pool in which a connection was lost, or that did not answer in time, is given up
 * for a new one.
 */
export function openDb(databaseUrl: string): { db: Db; close(): Promise<void> } {
  let pool = openPool(databaseUrl)
  const draining = new Set<Promise<void>>()

  function giveUp(lost: postgres.Sql): void {
    if (pool !== lost) return
    pool = openPool(databaseUrl)
    const drained = lost.end({ timeout: drainSeconds }).finally(() => draining.delete(drained))
    draining.add(drained)
  }

  async function ask(statement: (pool: postgres.Sql) => Promise<unknown[]>): Promise<unknown[]> {
    const asked = pool
    try {
      return withoutHoles(await inTime(statement(asked)))
    } catch (error) {
      if (isConnectionLost(error)) giveUp(asked)
      throw error
    }
  }

  async function askTwice(statement: (pool: postgres.Sql) => Promise<unknown[]>): Promise<unknown[]> {
    const askedAt = performance.now()
    try {
      return await ask(statement)
    } catch (error) {
      if (!isStorageUnavailable(error) || performance.now() - askedAt > resendWithinMs) throw error
    }
    await sleep(resendDelayMs)
    return ask(statement)
  }

  /** All of postgres.js that Drizzle needs, outside of transactions. */
  const client: Pick<postgres.Sql, 'options' | 'unsafe'> = {
    options: pool.options,
    unsafe(...query) {
      let asValues = false
      const rows = Promise.resolve().then(() =>
        askTwice(asked => (asValues ? asked.unsafe(...query).values() : asked.unsafe(...query))),
      )
      const values = () => {
        asValues = true
        return rows
      }
      return Object.assign(rows, { values }) as never
    },
  }
  return {
    db: drizzle(client as postgres.Sql, { schema }),
    async close() {
      await Promise.all([pool.end({ timeout: closeSeconds }), ...draining])
    },
  }
}

function openPool(databaseUrl: string): postgres.Sql {
  const pool = postgres(databaseUrl, {
    max: connectionsMax,
    connect_timeout: connectTimeoutSeconds,
    idle_timeout: 60,
    // What was lost is asked for at once; a pool that cannot connect is given up before this adds up.
    backoff: () => reconnectSeconds,
    // It would ask each new connection about array types, of which we have none, and a loss amid that is caught by nobody.
    fetch_types: false,
    onnotice: () => {},
    connection: {
      application_name: 'holdfast',
      statement_timeout: statementTimeoutMs,
      // All is looked up by keys, so one plan does for every value. Left to itself, PostgreSQL plans the write of each confirm anew, which takes longer than to write it.
      plan_cache_mode: 'force_generic_plan',
    },
  })
  // Drizzle sets in the options of a client how its values are read.
  drizzle(pool)
  return pool
}

async function inTime<T>(answer: Promise<T>): Promise<T> {
  const { promise: tooLate, reject } = Promise.withResolvers<never>()
  const timer = setTimeout(() => {
    reject(Object.assign(new Error('PostgreSQL did not answer in time.'), { code: 'ETIMEDOUT' }))
  }, answerTimeoutMs)
  try {
    return await Promise.race([answer, tooLate])
  } finally {
    clearTimeout(timer)
  }
}

/**
 * A query that fails after its first rows leaves postgres.js 3.4 counting: it puts the rows of the next one on that connection
 * behind as many places that stay empty.
 */
function withoutHoles(rows: unknown[]): unknown[] {
  return rows.length > 0 && !(0 in rows) ? rows.filter(() => true) : rows
}
