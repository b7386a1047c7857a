import { BookingError } from '@holdfast/shared/rules/errors'
import { quartersPerDay } from '@holdfast/shared/rules/limits'
import { type Run, runsOfQuarters } from '@holdfast/shared/rules/quarters'
import { emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import type { Visit } from '@holdfast/shared/rules/slots'
import {
  appointments,
  bookedQuarters,
  providers,
  scheduleVersions,
  visitTypes,
} from '@holdfast/shared/schema'
import { sql } from 'drizzle-orm'
import type { Db } from './db.ts'
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

const offerStatement = prepareStatement<
  { providerId: string; fromQuarter: number },
  Omit<OfferedProvider, 'schedule' | 'scheduleVersion'> & {
    newest: { version: number; schedule: Schedule } | null
    quarters: number[]
  }
>(
  param => sql`
    select ${providers.id}, ${providers.timeZone} as "timeZone", ${providers.noticeMinutes} as "noticeMinutes",
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
        where provider_id = ${providers.id} and quarter >= ${param('fromQuarter')}::int
          and quarter < ${param('fromQuarter')}::int + (horizon_days + ${sql.raw(String(horizonSlackDays))}) * ${sql.raw(String(quartersPerDay))}
      ) as quarters
    from ${providers} where ${providers.id} = ${param('providerId')}::uuid
  `,
)

/** What a provider offers, with all that is booked from a quarter of yesterday to the end of the horizon, as it was at one moment. */
export async function findOffer(db: Db, providerId: string, fromQuarter: number): Promise<Offer | null> {
  const [row] = await offerStatement(db, { providerId, fromQuarter })
  if (!row) return null
  const { quarters, newest, ...settings } = row
  const schedule = newest ? withoutLabels(newest.schedule) : emptySchedule(settings.timeZone)
  return {
    provider: { ...settings, schedule, scheduleVersion: newest?.version ?? 0 },
    booked: runsOfQuarters(quarters),
  }
}

function withoutLabels(schedule: Schedule): Schedule {
  return { ...schedule, timeOff: schedule.timeOff.map(({ label, ...away }) => away) }
}

const inTheWayStatement = prepareStatement<
  {
    providerId: string
    clientId: string
    fromQuarter: number
    toQuarter: number
    startQuarter: number
    endQuarter: number
    movedId: string | null
    ownId: string
  },
  { version: number; revision: number; quarters: number[]; busyWithAppointmentId: string | null }
>(
  param => sql`
    select ${providers.revision},
      coalesce((select max(version) from ${scheduleVersions} where provider_id = ${providers.id}), 0) as version,
      (
        select coalesce(json_agg(quarter), '[]') from ${bookedQuarters}
        where provider_id = ${providers.id} and quarter >= ${param('fromQuarter')}::int and quarter < ${param('toQuarter')}::int
          and appointment_id is distinct from ${param('movedId')}::uuid
      ) as quarters,
      (
        select id from ${appointments}
        where client_id = ${param('clientId')}::text and status = 'confirmed' and id <> ${param('ownId')}::uuid
          and start_quarter < ${param('endQuarter')}::int and end_quarter > ${param('startQuarter')}::int
        limit 1
      ) as "busyWithAppointmentId"
    from ${providers} where ${providers.id} = ${param('providerId')}::uuid
  `,
)

/** What stands in the way of a hold at this moment: bookings of its very quarters and an appointment of its client; and which settings and schedule are in force. */
export async function readInTheWay(db: Db, hold: HoldRequest) {
  const { providerId, clientId, startQuarter, endQuarter, busy, rescheduleOf, holdId } = hold
  const [row] = await inTheWayStatement(db, {
    providerId,
    clientId,
    ...busy,
    startQuarter,
    endQuarter,
    movedId: rescheduleOf,
    ownId: rescheduleOf ?? holdId,
  })
  if (!row) throw new BookingError('provider_not_found')
  const { quarters, ...rest } = row
  return { ...rest, booked: runsOfQuarters(quarters) }
}
