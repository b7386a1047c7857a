import { BookingError } from '@holdfast/shared/rules/errors'
import { quartersPerDay } from '@holdfast/shared/rules/limits'
import { type Run, runsOfQuarters } from '@holdfast/shared/rules/quarters'
import { emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import type { Visit } from '@holdfast/shared/rules/slots'
import {
  appointments,
  bookedQuarters,
  clients,
  providers,
  scheduleVersions,
  visitTypes,
} from '@holdfast/shared/schema'
import { type SQL, sql } from 'drizzle-orm'
import type { Db } from './db.ts'
import { prepareGatheredStatement } from './gathered-statement.ts'
import type { HoldRequest } from './hold-replies.ts'
import { prepareStatement } from './prepared-statement.ts'

/** What decides what a provider offers, and not a word that anybody wrote: neither names nor the labels of times off. */
export interface OfferedProvider {
  id: string
  timeZone: string
  noticeMinutes: number
  horizonDays: number
  revision: number
  /** In the provider's order, retired ones too. */
  visitTypes: (Visit & { id: string; retired: boolean })[]
  schedule: Schedule
  scheduleVersion: number
}

export interface Offer {
  provider: OfferedProvider
  /** Buffers included, in order. */
  booked: Run[]
}

/** A visit of the last date of the horizon, with its buffers, in any zone; and yesterday. */
const horizonSlackDays = 4

type OfferRow = Omit<OfferedProvider, 'schedule' | 'scheduleVersion'> & {
  newest: { version: number; schedule: Schedule } | null
  quarters: number[]
}

const offerColumns = (fromQuarter: SQL) => sql`
  ${providers.id}, ${providers.timeZone} as "timeZone", ${providers.noticeMinutes} as "noticeMinutes",
  ${providers.horizonDays} as "horizonDays", ${providers.revision},
  (
    select coalesce(json_agg(json_build_object(
      'id', id, 'durationQuarters', duration_quarters, 'bufferBeforeQuarters', buffer_before_quarters,
      'bufferAfterQuarters', buffer_after_quarters, 'retired', retired_at is not null
    ) order by position, id), '[]')
    from ${visitTypes} where provider_id = ${providers.id}
  ) as "visitTypes",
  (
    select json_build_object('version', version, 'schedule', schedule)
    from ${scheduleVersions} where provider_id = ${providers.id} order by version desc limit 1
  ) as newest,
  (
    select coalesce(json_agg(quarter order by quarter), '[]') from ${bookedQuarters}
    where provider_key = ${providers.key} and quarter >= ${fromQuarter}::int
      and quarter < ${fromQuarter}::int + (horizon_days + ${sql.raw(String(horizonSlackDays))}) * ${sql.raw(String(quartersPerDay))}
  ) as quarters`

const offerStatement = prepareStatement<{ providerId: string; fromQuarter: number }, OfferRow>(
  param => sql`
    select ${offerColumns(param('fromQuarter'))} from ${providers} where ${providers.id} = ${param('providerId')}::uuid
  `,
)

/** What a provider offers, with all that is booked from a quarter of yesterday to the end of the horizon, as it was at one moment. */
export async function findOffer(db: Db, providerId: string, fromQuarter: number): Promise<Offer | null> {
  const [row] = await offerStatement(db, { providerId, fromQuarter })
  return row ? toOffer(row) : null
}

function toOffer({ quarters, newest, ...settings }: OfferRow): Offer {
  const schedule = newest ? withoutLabels(newest.schedule) : emptySchedule(settings.timeZone)
  return {
    provider: { ...settings, schedule, scheduleVersion: newest?.version ?? 0 },
    booked: runsOfQuarters(quarters),
  }
}

function withoutLabels(schedule: Schedule): Schedule {
  return { ...schedule, timeOff: schedule.timeOff.map(({ label, ...away }) => away) }
}

interface Listed {
  slug: string
  name: string
  title: string | null
}

const listedStatement = prepareStatement<
  { pattern: string | null; afterName: string; afterId: string; limit: number; fromQuarter: number },
  OfferRow & Listed
>(
  param => sql`
    select ${providers.slug}, ${providers.name}, ${providers.title}, ${offerColumns(param('fromQuarter'))}
    from ${providers}
    where (${providers.name}, ${providers.id}) > (${param('afterName')}::text, ${param('afterId')}::uuid)
      and (${param('pattern')}::text is null or ${providers.name} ilike ${param('pattern')} or ${providers.title} ilike ${param('pattern')})
    order by ${providers.name}, ${providers.id} limit ${param('limit')}::int
  `,
)

/** Before the first of all. */
const nobody = { name: '', id: '00000000-0000-0000-0000-000000000000' }

/** Providers whose name or title contains the text, by name, after the one that the cursor names, and what each offers. */
export async function findListedOffers(
  db: Db,
  search: { query: string | undefined; after: { name: string; id: string } | null; limit: number },
  fromQuarter: number,
): Promise<(Offer & Listed)[]> {
  const { name: afterName, id: afterId } = search.after ?? nobody
  const pattern = search.query ? `%${search.query.replace(/[\\%_]/g, '\\$&')}%` : null
  const rows = await listedStatement(db, { pattern, afterName, afterId, limit: search.limit, fromQuarter })
  return rows.map(({ slug, name, title, ...row }) => ({ slug, name, title, ...toOffer(row) }))
}

interface InTheWayAsk extends Record<string, string | number | null> {
  providerId: string
  clientId: string
  fromQuarter: number
  toQuarter: number
  startQuarter: number
  endQuarter: number
  movedId: string | null
  ownId: string
}

/** Where there is no such provider, all is null. */
interface InTheWayRow {
  at: number
  revision: number | null
  version: number
  quarters: number[]
  busyWithAppointmentId: string | null
}

/** Asks the keys of each table one by one, whatever their number: nothing that several ask for together is ever found by a scan. */
const inTheWayStatement = prepareGatheredStatement<InTheWayAsk, InTheWayRow>(
  {
    providerId: 'uuid',
    clientId: 'text',
    fromQuarter: 'int',
    toQuarter: 'int',
    startQuarter: 'int',
    endQuarter: 'int',
    movedId: 'uuid',
    ownId: 'uuid',
  },
  (asks, asked) => sql`
    select asked.at, provider.revision,
      coalesce((select max(version) from ${scheduleVersions} where provider_id = ${asked.providerId}), 0) as version,
      (
        select coalesce(json_agg(quarter), '[]') from ${bookedQuarters}
        where provider_key = provider.key and quarter >= ${asked.fromQuarter} and quarter < ${asked.toQuarter}
          and appointment_id is distinct from ${asked.movedId}
      ) as quarters,
      (
        select id from ${appointments}
        where client_key = (select key from ${clients} where id = ${asked.clientId}) and status = 'confirmed' and id <> ${asked.ownId}
          and start_quarter < ${asked.endQuarter} and end_quarter > ${asked.startQuarter}
        limit 1
      ) as "busyWithAppointmentId"
    from ${asks}
    left join lateral (
      select key, revision from ${providers} where id = ${asked.providerId} limit 1
    ) as provider on true
  `,
)

/** What stands in the way of a hold at this moment: bookings of its very quarters and an appointment of its client; and which settings and schedule are in force. */
export async function readInTheWay(db: Db, hold: HoldRequest) {
  const { providerId, clientId, startQuarter, endQuarter, busy, rescheduleOf, holdId } = hold
  const row = await inTheWayStatement(db, {
    providerId,
    clientId,
    ...busy,
    startQuarter,
    endQuarter,
    movedId: rescheduleOf,
    ownId: rescheduleOf ?? holdId,
  })
  if (!row || row.revision === null) throw new BookingError('provider_not_found')
  const { at, quarters, ...rest } = row
  return { ...rest, booked: runsOfQuarters(quarters) }
}
