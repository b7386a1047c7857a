import { randomUUID } from 'node:crypto'
import postgres from 'postgres'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { findBrokenInvariants, invariants } from './find-broken-invariants.ts'
import { seedDemo } from './seed.ts'
import { createTestDatabase, type TestDatabase } from './test-database.ts'

// An operator who is told that all is well relies on it: every rule finds the one row that breaks it, and nothing in good data.

let database: TestDatabase
let sql: postgres.Sql

beforeAll(async () => {
  database = await createTestDatabase()
  sql = postgres(database.url, { max: 1, onnotice: () => {} })
  await seedDemo(database.url, Date.parse('2026-01-12T10:00:00Z'))
})
afterAll(async () => {
  await sql.end()
  await database.drop()
})

const someId = randomUUID()
const one = 'select id from appointments order by id limit 1'
const harms: Record<string, string[]> = {
  'no-overlap': [
    `insert into appointments select '${someId}', confirmed_at, provider_key, client_key, visit_type_key, start_quarter, end_quarter,
      'confirmed', 0, 0, 0 from appointments where id = (${one})`,
  ],
  'quarters-are-appointments': [`delete from booked_quarters where appointment_id = (${one})`],
  'audited-once': [
    `insert into changes (provider_id, at, actor, event, subject) select provider_id, at, actor, event, subject from audit
      where subject = (${one})::text`,
  ],
  'appointments-are-somebodys': [
    `update appointments set visit_type_key = (
      select visit_types.key from visit_types join providers on providers.id = provider_id where providers.key <> provider_key limit 1
    ) where id = (${one})`,
  ],
  'versions-count-up': [
    `update schedule_versions set version = 7 where provider_id = (select provider_id from schedule_versions limit 1)`,
  ],
  'moves-make-no-second': [
    `update appointments set sequence = 1, moved_by_hold_id = (select id from appointments order by id desc limit 1) where id = (${one})`,
  ],
}

it('finds nothing in good data', async () => {
  expect(await findBrokenInvariants(database.url)).toEqual([])
})

it('has a harm for every rule', () => {
  expect(Object.keys(harms)).toEqual(invariants.map(({ name }) => name))
})

it.each(Object.entries(harms))('finds what breaks %s', async (name, statements) => {
  const copy = await createTestDatabase()
  try {
    await seedDemo(copy.url, Date.parse('2026-01-12T10:00:00Z'))
    const harming = postgres(copy.url, { max: 1, onnotice: () => {} })
    for (const statement of statements) await harming.unsafe(statement)
    await harming.end()
    const broken = await findBrokenInvariants(copy.url)
    expect(broken.map(rule => rule.name)).toContain(name)
    expect(broken.every(({ rows }) => rows.length > 0)).toBe(true)
  } finally {
    await copy.drop()
  }
})
