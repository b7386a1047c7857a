import postgres from 'postgres'
import { insertAppointment } from '../src/store/appointment-writes.ts'
import { type Db, openDb } from '../src/store/db.ts'
import type { HoldRequest } from '../src/store/hold-replies.ts'
import { isUniqueViolation } from '../src/store/pg-error.ts'
import { holdAt, insertProvider } from '../test/test-provider.ts'
import type { Group, Size } from './comparison.ts'
import { medianOf } from './median-of.ts'
import { openBenchPostgres } from './open-bench-postgres.ts'

const clients = 20
/** Each is a server of ours with the connections of its pool. */
const servers = 2
const durationQuartersMax = 4
const firstQuarter = 2_000_000

interface Attempt {
  won: boolean
  milliseconds: number
}

/**
 * A crowd on one slot, with the statement that confirms. Whoever meets a deadlock fails the measurement, and so does a slot that does
 * not end with exactly one winner and that one's quarters.
 */
export async function openContentionGroup(size: Size): Promise<Group> {
  const crowdsPerRound = size === 'full' ? 40 : 3
  const server = await openBenchPostgres()
  const databaseUrl = await server.createMigrated('crowded')
  const sql = postgres(databaseUrl, { max: 1, onnotice: () => {} })
  const pools = Array.from({ length: servers }, () => openDb(databaseUrl))
  const provider = await insertProvider(sql, {})

  let nextQuarter = firstQuarter
  async function crowd(): Promise<Attempt[]> {
    const startQuarter = nextQuarter
    nextQuarter += durationQuartersMax
    const holds = Array.from({ length: clients }, (_, i) =>
      holdAt(provider, startQuarter, 1 + (i % durationQuartersMax)),
    )
    const attempts = await Promise.all(
      holds.map((hold, i) => attempt((pools[i % servers] as (typeof pools)[number]).db, hold)),
    )
    await requireOneWinner(
      startQuarter,
      holds.filter((_, i) => attempts[i]?.won),
    )
    return attempts
  }

  async function requireOneWinner(startQuarter: number, winners: HoldRequest[]): Promise<void> {
    const rows = await sql<{ id: string; quarters: number }[]>`
      select id, (select count(*)::int from booked_quarters where appointment_id = id) as quarters
      from appointments where provider_key = (select key from providers where id = ${provider.id}) and start_quarter = ${startQuarter}`
    const [winner] = winners
    const [row] = rows
    const isOne = winners.length === 1 && rows.length === 1 && row?.id === winner?.holdId
    const quarters = winner && winner.endQuarter - winner.startQuarter
    if (!isOne || row?.quarters !== quarters) {
      throw new Error(`${winners.length} clients won a slot, and ${rows.length} appointments are there.`)
    }
  }

  // Opens the connections.
  await crowd()
  let times: number[] = []
  return {
    comparisons: [
      {
        work: `${clients} clients on one slot, 1 to ${durationQuartersMax} quarters: the slowest`,
        floor: 'the middle one of the same',
        unit: 'ms',
        bar: { atMost: 10 },
        async measureFloor() {
          times = []
          for (let i = 0; i < crowdsPerRound; i++) {
            times.push(...(await crowd()).map(({ milliseconds }) => milliseconds))
          }
          return medianOf(times)
        },
        measureWork: () => Math.max(...times),
      },
    ],
    async close() {
      await Promise.all([sql.end(), ...pools.map(pool => pool.close())])
      await server.close()
    },
  }
}

async function attempt(db: Db, hold: HoldRequest): Promise<Attempt> {
  const startedAt = performance.now()
  const written = await insertAppointment(db, {
    hold,
    clientName: 'One of a crowd',
    reason: null,
    now: Date.now(),
  }).catch(error => {
    if (isUniqueViolation(error)) return null
    throw error
  })
  return { won: written !== null, milliseconds: performance.now() - startedAt }
}
