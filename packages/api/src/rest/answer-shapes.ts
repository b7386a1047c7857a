import { weekdays } from '@holdfast/shared/rules/dates'
import { type BookingErrorCode, bookingErrors } from '@holdfast/shared/rules/errors'
import { z } from 'zod'
import type { RouterOutputs } from '../router/index.ts'

/** The shape of every answer, for the OpenAPI document. The compiler holds them to what the procedures answer. */

const instant = z.iso.datetime()
const date = z.iso.date()
const id = z.guid()
const nextCursor = z
  .string()
  .nullable()
  .meta({ description: 'Give it as `cursor` for the next page; null on the last.' })

/** A person or place as a page shows it. */
const namedProvider = z.object({
  slug: z.string(),
  name: z.string(),
  title: z.string().nullable(),
  timeZone: z.string(),
})

const window = z.object({ startTime: z.string(), endTime: z.string() })
const windows = z.array(window)

const schedule = z.object({
  timeZone: z.string(),
  weekly: z.array(
    z.object({
      effectiveFrom: date,
      hours: z.object(
        Object.fromEntries(weekdays.map(weekday => [weekday, windows])) as Record<
          (typeof weekdays)[number],
          typeof windows
        >,
      ),
    }),
  ),
  exceptions: z.record(z.string(), windows),
  timeOff: z.array(
    z.object({
      startDate: date,
      startTime: z.string(),
      endDate: date,
      endTime: z.string(),
      label: z.string().exactOptional(),
    }),
  ),
})

const provider = z.object({
  id,
  ...namedProvider.shape,
  visitTypes: z.array(z.object({ id, name: z.string(), durationMinutes: z.int() })),
  noticeMinutes: z.int(),
  horizonDays: z.int(),
})

const providerPage = z.object({
  providers: z.array(
    z.object({
      id,
      ...namedProvider.shape,
      nextAvailableAt: instant.nullable(),
      soonest: z.array(instant).meta({ description: 'The first free starts, up to 3, sorted.' }),
    }),
  ),
  nextCursor,
})

const rescheduleOf = id.nullable().meta({ description: 'The appointment that the hold is to move.' })

const slotList = z.object({
  timeZone: z.string(),
  durationMinutes: z.int(),
  serverTime: instant,
  slots: z.array(instant).meta({ description: 'The free starts, sorted.' }),
  restFromDate: date.nullable().meta({
    description: 'The first date that did not fit into this answer; ask again from there. Mostly null.',
  }),
  yours: z.object({ holdId: id, startsAt: instant, rescheduleOf }).nullable(),
  nextAvailableAt: instant.nullable().meta({ description: 'Set when `slots` is empty.' }),
  changesAt: instant.meta({ description: 'When the answer may be another though nobody did anything.' }),
})

const slotExplanation = z.object({
  offered: z.boolean(),
  reason: z.enum(Object.keys(bookingErrors) as BookingErrorCode[]).nullable(),
  heldUntil: instant.nullable().meta({ description: 'Set when the reason is `slot_held`.' }),
})

const hold = z.object({
  holdId: id,
  providerId: id,
  visitTypeId: id,
  startsAt: instant,
  endsAt: instant,
  expiresAt: instant,
  serverTime: instant,
})

const holdList = z.object({
  holds: z.array(hold.extend({ rescheduleOf, provider: namedProvider })),
  serverTime: instant,
})

const holdCheck = z.object({ expiresAt: instant, serverTime: instant })
const holdRelease = z.object({
  released: z.boolean().meta({ description: 'False when there was nothing to release.' }),
})

const appointment = z.object({
  appointmentId: id.meta({ description: 'The id of the hold that it was made of.' }),
  providerId: id,
  provider: namedProvider,
  clientId: z.string(),
  clientName: z.string(),
  visitTypeId: id,
  visitTypeName: z.string(),
  startsAt: instant,
  endsAt: instant,
  status: z.enum(['confirmed', 'cancelled']),
  sequence: z.int().meta({ description: 'Goes up by one with every move, and with the cancel.' }),
  outsideSchedule: z.boolean(),
  reason: z.string().nullable(),
  cancelledBy: z.enum(['client', 'provider']).nullable(),
  cancelReason: z.string().nullable(),
})
const appointmentPage = z.object({ appointments: z.array(appointment), nextCursor })

const publishedSchedule = z.object({
  version: z.int(),
  publishedAt: instant.nullable(),
  schedule,
  offer: z
    .object({ durationMinutes: z.int(), noticeMinutes: z.int(), horizonDays: z.int() })
    .meta({ description: 'What else decides which times are offered; for the first visit type.' }),
})
const affected = {
  affected: z
    .array(appointment)
    .meta({ description: 'The first of the appointments that lie outside; they stay booked.' }),
  affectedCount: z.int().meta({ description: 'How many there are in all.' }),
}
const publication = z.object({ version: z.int(), ...affected })
const schedulePreview = z.object({
  ...affected,
  held: z.int().meta({ description: 'How many people are booking a time right now that would go.' }),
  warnings: z.array(
    z.discriminatedUnion('code', [
      z.object({
        code: z.literal('clocks_change'),
        date,
        shiftMinutes: z.int(),
        printedMinutes: z.int(),
        openMinutes: z.int(),
      }),
      z.object({ code: z.literal('leftover_minutes'), path: z.string(), leftoverMinutes: z.int() }),
    ]),
  ),
})
const scheduleVersionPage = z.object({
  versions: z.array(z.object({ version: z.int(), publishedAt: instant, publishedBy: z.string(), schedule })),
  nextCursor,
})

/** What the document calls the shapes. */
export const namedShapes = z.registry<{ id: string }>()
for (const [name, shape] of Object.entries({
  Appointment: appointment,
  AppointmentPage: appointmentPage,
  Hold: hold,
  HoldCheck: holdCheck,
  HoldList: holdList,
  HoldRelease: holdRelease,
  Provider: provider,
  ProviderPage: providerPage,
  Publication: publication,
  PublishedSchedule: publishedSchedule,
  Schedule: schedule,
  SchedulePreview: schedulePreview,
  ScheduleVersionPage: scheduleVersionPage,
  SlotExplanation: slotExplanation,
  SlotList: slotList,
})) {
  namedShapes.add(shape, { id: name })
}

/** Its procedures but for the streams: REST has none. */
type CallOf<Room> = {
  [Verb in keyof Room]: Room[Verb] extends AsyncIterable<unknown> ? never : Verb
}[keyof Room]

type Answers = {
  [Room in keyof RouterOutputs]: {
    [Verb in CallOf<RouterOutputs[Room]>]: z.ZodType<RouterOutputs[Room][Verb]>
  }
}

export const answerShapes = {
  provider: { list: providerPage, get: provider, register: provider, updateSettings: provider },
  slot: { find: slotList, explain: slotExplanation },
  hold: { create: hold, check: holdCheck, list: holdList, release: holdRelease },
  appointment: {
    confirm: appointment,
    reschedule: appointment,
    list: appointmentPage,
    get: appointment,
    cancel: appointment,
  },
  schedule: {
    get: publishedSchedule,
    publish: publication,
    preview: schedulePreview,
    history: scheduleVersionPage,
    revert: publication,
    setDate: publication,
  },
} satisfies Answers
