import { sql } from 'drizzle-orm'
import {
  bigint,
  check,
  index,
  integer,
  jsonb,
  pgEnum,
  pgTable,
  pgView,
  primaryKey,
  smallint,
  text,
  timestamp,
  uuid,
} from 'drizzle-orm/pg-core'
import type { Schedule } from './rules/schedule.ts'

/**
 * Whole quarter-hours since the epoch are integers named `...Quarter`; intervals are half-open. What a table calls `...Key` is the small number
 * under which a booking knows a provider, a client or a visit type: it never leaves the database (docs/decisions/0026).
 */

const at = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' })
const ownKey = () => integer('key').notNull().generatedAlwaysAsIdentity().unique()

export const providers = pgTable(
  'providers',
  {
    id: uuid('id').primaryKey(),
    key: ownKey(),
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
    key: ownKey(),
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
  key: ownKey(),
  name: text('name').notNull(),
  createdAt: at('created_at').notNull().defaultNow(),
})

export const appointmentStatus = pgEnum('appointment_status', ['confirmed', 'cancelled'])

/**
 * The id is that of the hold it came from. Buffers are those of the visit type when it was booked. The keys are looked up by the statement
 * that writes them and none of their rows is ever deleted, so they cost no foreign keys. The widest columns come first, as PostgreSQL aligns.
 */
export const appointments = pgTable(
  'appointments',
  {
    id: uuid('id').primaryKey(),
    confirmedAt: at('confirmed_at').notNull(),
    providerKey: integer('provider_key').notNull(),
    clientKey: integer('client_key').notNull(),
    visitTypeKey: integer('visit_type_key').notNull(),
    startQuarter: integer('start_quarter').notNull(),
    endQuarter: integer('end_quarter').notNull(),
    status: appointmentStatus('status').notNull(),
    sequence: integer('sequence').notNull().default(0),
    bufferBeforeQuarters: smallint('buffer_before_quarters').notNull(),
    bufferAfterQuarters: smallint('buffer_after_quarters').notNull(),
    /** The hold of the last move, so that the same move again is known for a repeat. */
    movedByHoldId: uuid('moved_by_hold_id'),
    cancelledAt: at('cancelled_at'),
    /** Why the client comes; seen by the client and the provider, and by nobody else. */
    reason: text('reason'),
    cancelledBy: text('cancelled_by', { enum: ['client', 'provider'] }),
    cancelReason: text('cancel_reason'),
  },
  row => [
    index('appointments_by_provider').on(row.providerKey, row.startQuarter),
    index('appointments_by_client').on(row.clientKey, row.startQuarter),
    check('appointments_span', sql`${row.startQuarter} < ${row.endQuarter}`),
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
    providerKey: integer('provider_key').notNull(),
    quarter: integer('quarter').notNull(),
    appointmentId: uuid('appointment_id').notNull(),
  },
  row => [primaryKey({ columns: [row.providerKey, row.quarter] })],
)

/** Who changed what, and when: one row for every change that took effect, written with it; a confirm is told by its appointment. */
export const changes = pgTable(
  'changes',
  {
    providerId: uuid('provider_id').notNull(),
    id: bigint('id', { mode: 'number' }).notNull().generatedAlwaysAsIdentity(),
    at: at('at').notNull(),
    actor: text('actor').notNull(),
    event: text('event').notNull(),
    /** The appointment's id or the schedule's version. */
    subject: text('subject').notNull(),
  },
  row => [primaryKey({ columns: [row.providerId, row.id] })],
)

/** Every change that took effect, confirms included. What others are to be told is read here too: all but the actor. */
export const audit = pgView('audit', {
  providerId: uuid('provider_id').notNull(),
  at: at('at').notNull(),
  actor: text('actor').notNull(),
  event: text('event').notNull(),
  subject: text('subject').notNull(),
}).as(sql`
  select providers.id as provider_id, confirmed_at as at, clients.id as actor, 'appointment.confirmed' as event,
    appointments.id::text as subject
  from appointments
  join providers on providers.key = provider_key
  join clients on clients.key = client_key
  union all
  select provider_id, at, actor, event, subject from changes
`)
