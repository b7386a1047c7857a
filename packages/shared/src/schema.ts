import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Schedule } from './rules/schedule.ts'

/**
 * Every table of one provider has `provider_id` first in its key, so that each can be distributed by it.
 * Whole quarter-hours since the epoch are integers named `...Quarter`; intervals are half-open.
 */

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })

export const providers = pgTable(
  'providers',
  {
    id: uuid('id').primaryKey(),
    slug: text('slug').notNull().unique(),
    name: text('name').notNull(),
    title: text('title'),
    timeZone: text('time_zone').notNull(),
    noticeMinutes: integer('notice_minutes').notNull(),
    horizonDays: integer('horizon_days').notNull(),
    /** One higher with every change of the settings, visit types included. */
    revision: integer('revision').notNull().default(1),
    createdAt: at('created_at').notNull().defaultNow(),
  },
  provider => [
    index('providers_by_name').on(provider.name, provider.id),
    check('providers_notice', sql`${provider.noticeMinutes} >= 1440`),
    check('providers_horizon', sql`${provider.horizonDays} between 1 and 365`),
  ],
)

/** A visit type that is taken away is retired, not deleted: it stays on what was booked. */
export const visitTypes = pgTable(
  'visit_types',
  {
    providerId: uuid('provider_id')
      .notNull()
      .references(() => providers.id),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    durationQuarters: smallint('duration_quarters').notNull(),
    bufferBeforeQuarters: smallint('buffer_before_quarters').notNull().default(0),
    bufferAfterQuarters: smallint('buffer_after_quarters').notNull().default(0),
    /** Where it stands in the provider's list; the first one is the default. */
    position: smallint('position').notNull(),
    retiredAt: at('retired_at'),
  },
  type => [
    primaryKey({ columns: [type.providerId, type.id] }),
    check('visit_types_duration', sql`${type.durationQuarters} between 1 and 8`),
    check(
      'visit_types_buffers',
      sql`${type.bufferBeforeQuarters} between 0 and 8 and ${type.bufferAfterQuarters} between 0 and 8`,
    ),
  ],
)

/** One immutable row per provider and version; the newest one is in force. */
export const scheduleVersions = pgTable(
  'schedule_versions',
  {
    providerId: uuid('provider_id')
      .notNull()
      .references(() => providers.id),
    version: integer('version').notNull(),
    schedule: jsonb('schedule').$type<Schedule>().notNull(),
    publishedAt: at('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
  },
  row => [
    primaryKey({ columns: [row.providerId, row.version] }),
    check('schedule_versions_version', sql`${row.version} > 0`),
  ],
)

/** Who books. The id is the `sub` of the token. */
export const clients = pgTable('clients', {
  id: text('id').primaryKey(),
  name: text('name').notNull(),
  createdAt: at('created_at').notNull().defaultNow(),
})

/** The id is that of the hold it came from. Buffers are those of the visit type when it was booked. */
export const appointments = pgTable(
  'appointments',
  {
    providerId: uuid('provider_id')
      .notNull()
      .references(() => providers.id),
    id: uuid('id').notNull(),
    clientId: text('client_id')
      .notNull()
      .references(() => clients.id),
    visitTypeId: uuid('visit_type_id').notNull(),
    startQuarter: integer('start_quarter').notNull(),
    endQuarter: integer('end_quarter').notNull(),
    bufferBeforeQuarters: smallint('buffer_before_quarters').notNull(),
    bufferAfterQuarters: smallint('buffer_after_quarters').notNull(),
    status: text('status', { enum: ['confirmed', 'cancelled'] }).notNull(),
    sequence: integer('sequence').notNull().default(0),
    /** The hold of the last move, so that the same move again is known for a repeat. */
    movedByHoldId: uuid('moved_by_hold_id'),
    /** Why the client comes; seen by the client and the provider, and by nobody else. */
    reason: text('reason'),
    confirmedAt: at('confirmed_at').notNull(),
    cancelledAt: at('cancelled_at'),
    cancelledBy: text('cancelled_by', { enum: ['client', 'provider'] }),
    cancelReason: text('cancel_reason'),
  },
  row => [
    primaryKey({ columns: [row.providerId, row.id] }),
    index('appointments_by_provider').on(row.providerId, row.startQuarter),
    index('appointments_by_client').on(row.clientId, row.startQuarter),
    check('appointments_span', sql`${row.startQuarter} < ${row.endQuarter}`),
    check('appointments_status', sql`${row.status} in ('confirmed', 'cancelled')`),
    check('appointments_cancelled', sql`(${row.status} = 'cancelled') = (${row.cancelledAt} is not null)`),
  ],
)

/**
 * The whole guard against double booking: a quarter-hour of a provider has at most one owner.
 * It is only ever written in the statement that writes its appointment, so it needs no foreign key to it.
 */
export const bookedQuarters = pgTable(
  'booked_quarters',
  {
    providerId: uuid('provider_id').notNull(),
    quarter: integer('quarter').notNull(),
    appointmentId: uuid('appointment_id').notNull(),
  },
  row => [primaryKey({ columns: [row.providerId, row.quarter] })],
)

/** Who changed what, and when: one row for every change that took effect, written with the change. */
export const audit = pgTable(
  'audit',
  {
    providerId: uuid('provider_id').notNull(),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    at: at('at').notNull(),
    actor: text('actor').notNull(),
    action: text('action').notNull(),
    /** The appointment's id or the schedule's version. */
    subject: text('subject').notNull(),
  },
  row => [primaryKey({ columns: [row.providerId, row.id] })],
)

/** What others are to be told, written with the change. Holds ids only, nothing about a person. */
export const outbox = pgTable(
  'outbox',
  {
    providerId: uuid('provider_id').notNull(),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    at: at('at').notNull(),
    event: text('event').notNull(),
    subject: text('subject').notNull(),
  },
  row => [primaryKey({ columns: [row.providerId, row.id] })],
)
