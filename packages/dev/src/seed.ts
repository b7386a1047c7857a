import { noticeMinutesDefault, quarterMinutes } from '@holdfast/shared/rules/limits'
import {
  appointments,
  bookedQuarters,
  changes,
  clients,
  providers,
  scheduleVersions,
  visitTypes,
} from '@holdfast/shared/schema'
import { sql } from 'drizzle-orm'
import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js'
import { clientAccount, providerAccount, providerIdOf } from './account.ts'
import { withConnection } from './database.ts'
import { type DemoSlug, demoClients, demoProviders } from './demo-people.ts'
import { frontDesk, type SeedBooking, seedBookings, seedSchedule } from './seed-bookings.ts'
import { seedPractices } from './seed-data.ts'
import { stableId } from './stable-id.ts'

/** Any number that nobody else locks: "seed" in ASCII. */
const seedLock = 0x73656564

type Transaction = Pick<PostgresJsDatabase, 'insert' | 'select'>

/**
 * Fills a migrated database with the demo, in one transaction, unless there is any provider in it already. `now` is epoch
 * milliseconds. True when it was filled.
 */
export function seedDemo(databaseUrl: string, now: number): Promise<boolean> {
  return withConnection(databaseUrl, client =>
    drizzle(client).transaction(async transaction => {
      await transaction.execute(sql`select pg_advisory_xact_lock(${seedLock})`)
      const found = await transaction.select({ id: providers.id }).from(providers).limit(1)
      if (found.length > 0) return false
      for (const person of demoProviders) await writeProvider(transaction, person, now)
      const people = [...demoClients.map(clientAccount), frontDesk]
      await transaction.insert(clients).values(people.map(({ subject, name }) => ({ id: subject, name })))
      await writeBookings(transaction, seedBookings(now), now)
      return true
    }),
  )
}

async function writeProvider(
  transaction: Transaction,
  { slug, name, title }: (typeof demoProviders)[number],
  now: number,
): Promise<void> {
  const practice = seedPractices[slug]
  const { timeZone, horizonDays } = practice
  const providerId = providerIdOf(slug)
  const settings = { timeZone, noticeMinutes: noticeMinutesDefault, horizonDays }
  await transaction.insert(providers).values({ id: providerId, slug, name, title, ...settings })
  await transaction.insert(visitTypes).values(
    practice.visitTypes.map((type, position) => ({
      providerId,
      id: visitTypeIdOf(slug, position),
      name: type.name,
      durationQuarters: type.durationMinutes / quarterMinutes,
      position,
    })),
  )
  const schedule = seedSchedule(practice, now)
  if (!schedule) return
  const [at, actor] = [new Date(now), providerAccount(slug).subject]
  await transaction
    .insert(scheduleVersions)
    .values({ providerId, version: 1, schedule, publishedAt: at, publishedBy: actor })
  await transaction
    .insert(changes)
    .values({ providerId, at, actor, event: 'schedule.published', subject: '1' })
}

async function writeBookings(transaction: Transaction, bookings: SeedBooking[], now: number): Promise<void> {
  const keysOf = async (table: typeof providers | typeof visitTypes | typeof clients) =>
    new Map(
      (await transaction.select({ id: table.id, key: table.key }).from(table)).map(row => [row.id, row.key]),
    )
  const [providerKeys, visitTypeKeys, clientKeys] = [
    await keysOf(providers),
    await keysOf(visitTypes),
    await keysOf(clients),
  ]
  const rows = bookings.map(({ slug, client, startQuarter, endQuarter, reason }) => ({
    id: stableId(`appointment:${slug}:${startQuarter}`),
    providerKey: providerKeys.get(providerIdOf(slug)) as number,
    clientKey: clientKeys.get(client.subject) as number,
    visitTypeKey: visitTypeKeys.get(visitTypeIdOf(slug, 0)) as number,
    startQuarter,
    endQuarter,
    bufferBeforeQuarters: 0,
    bufferAfterQuarters: 0,
    status: 'confirmed' as const,
    reason,
    confirmedAt: new Date(now),
  }))
  await transaction.insert(appointments).values(rows)
  await transaction.insert(bookedQuarters).values(
    rows.flatMap(({ providerKey, id, startQuarter, endQuarter }) =>
      Array.from({ length: endQuarter - startQuarter }, (_, i) => ({
        providerKey,
        quarter: startQuarter + i,
        appointmentId: id,
      })),
    ),
  )
}

const visitTypeIdOf = (slug: DemoSlug, position: number) => stableId(`visit-type:${slug}:${position}`)
