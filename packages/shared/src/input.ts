import { z } from 'zod'
import { weekdays } from './rules/dates.ts'
import {
  bufferMinutesMax,
  cursorLengthMax,
  durationMinutesMax,
  durationMinutesMin,
  horizonDaysMax,
  horizonDaysMin,
  labelLengthMax,
  nameLengthMax,
  noticeMinutesMax,
  noticeMinutesMin,
  pageSizeDefault,
  pageSizeMax,
  quarterMinutes,
  queryLengthMax,
  reasonLengthMax,
  titleLengthMax,
  visitTypesMax,
} from './rules/limits.ts'
import type { Schedule } from './rules/schedule.ts'

/**
 * The shape of every request, used by forms and procedures alike. Only shapes are judged here (`invalid_input`);
 * what a well-formed request asks for is judged by the rules.
 */

/** Ids are compared as text in Redis, so they have one spelling. */
const id = z.guid().toLowerCase()
const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/, 'Use lower-case letters, digits and hyphens.')
const date = z.iso.date()
const wallTime = z.string().regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Write a time as 09:30.')
const timeZone = z.string().min(1).max(64)
const cursor = z.string().min(1).max(cursorLengthMax)
const limit = z.int().min(1).max(pageSizeMax).default(pageSizeDefault)

/** ISO-8601 in UTC on the wire, epoch milliseconds inside. */
const instant = z.iso.datetime().transform(text => Date.parse(text))

/** Text for one line: NFC, trimmed, without control or direction-changing characters or halves of a surrogate pair. */
const line = (lengthMax: number) =>
  z
    .string()
    .max(lengthMax * 4)
    .normalize('NFC')
    .trim()
    .max(lengthMax)
    .regex(/^[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]*$/u, 'Leave out control characters.')
/** Text that may have several lines. */
const lines = (lengthMax: number) =>
  z
    .string()
    .max(lengthMax * 4)
    .normalize('NFC')
    .trim()
    .max(lengthMax)
    .regex(/^(?:[^\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]|[\n\r\t])*$/u, 'Leave out control characters.')

const reason = lines(reasonLengthMax)
  .transform(text => text || undefined)
  .optional()

const window = z.strictObject({ startTime: wallTime, endTime: wallTime })
/** Far above any honest schedule; the rules count precisely and name what is too many. */
const windows = z.array(window).max(1000)

export const scheduleInput: z.ZodType<Schedule> = z.strictObject({
  timeZone,
  weekly: z
    .array(
      z.strictObject({
        effectiveFrom: date,
        hours: z.strictObject(
          Object.fromEntries(weekdays.map(weekday => [weekday, windows])) as Record<
            (typeof weekdays)[number],
            typeof windows
          >,
        ),
      }),
    )
    .max(1000),
  exceptions: z.record(date, windows),
  timeOff: z
    .array(
      z.strictObject({
        startDate: date,
        startTime: wallTime,
        endDate: date,
        endTime: wallTime,
        label: line(labelLengthMax).optional(),
      }),
    )
    .max(1000),
})

export const providerListInput = z.strictObject({
  query: line(queryLengthMax).optional(),
  limit,
  cursor: cursor.optional(),
})

export const providerRegisterInput = z.strictObject({
  slug,
  name: line(nameLengthMax).min(1),
  title: line(titleLengthMax).nullable().optional(),
  timeZone,
})

export const providerGetInput = z.strictObject({ slug })

const minutesInQuarters = (minutesMin: number, minutesMax: number) =>
  z.int().min(minutesMin).max(minutesMax).multipleOf(quarterMinutes)

export const visitTypeInput = z.strictObject({
  id,
  name: line(nameLengthMax).min(1),
  durationMinutes: minutesInQuarters(durationMinutesMin, durationMinutesMax),
  bufferBeforeMinutes: minutesInQuarters(0, bufferMinutesMax).default(0),
  bufferAfterMinutes: minutesInQuarters(0, bufferMinutesMax).default(0),
})

export const providerUpdateSettingsInput = z.strictObject({
  name: line(nameLengthMax).min(1).optional(),
  title: line(titleLengthMax).nullable().optional(),
  noticeMinutes: z.int().min(noticeMinutesMin).max(noticeMinutesMax).optional(),
  horizonDays: z.int().min(horizonDaysMin).max(horizonDaysMax).optional(),
  timeZone: timeZone.optional(),
  visitTypes: z
    .array(visitTypeInput)
    .min(1)
    .max(visitTypesMax)
    .refine(
      types => new Set(types.map(type => type.id)).size === types.length,
      'Two visit types have the same id.',
    )
    .optional(),
})

export const slotFindInput = z
  .strictObject({
    providerId: id,
    visitTypeId: id.optional(),
    fromDate: date,
    toDate: date,
    timeZone: timeZone.optional(),
    /** An appointment of the caller's own that is to be moved: its time counts as free. */
    rescheduleOf: id.optional(),
  })
  .refine(range => range.fromDate <= range.toDate, {
    path: ['toDate'],
    message: 'The range ends before it starts.',
  })

export const slotWatchInput = z.strictObject({ providerId: id })
export const slotExplainInput = z.strictObject({
  providerId: id,
  visitTypeId: id.optional(),
  startsAt: instant,
})

export const holdCreateInput = z.strictObject({
  holdId: id,
  providerId: id,
  visitTypeId: id.optional(),
  startsAt: instant,
  rescheduleOf: id.optional(),
})
export const holdListInput = z.strictObject({}).optional()
export const holdIdInput = z.strictObject({ holdId: id })

export const appointmentConfirmInput = z.strictObject({ holdId: id, reason })
export const appointmentListInput = z
  .strictObject({
    fromDate: date.optional(),
    toDate: date.optional(),
    /** The zone in which the dates are read: a provider's own, or UTC, by default. */
    timeZone: timeZone.optional(),
    status: z.enum(['confirmed', 'cancelled']).optional(),
    /** By start: the earliest first, or the latest. */
    order: z.enum(['asc', 'desc']).default('asc'),
    limit,
    cursor: cursor.optional(),
  })
  .refine(range => !range.fromDate || !range.toDate || range.fromDate <= range.toDate, {
    path: ['toDate'],
    message: 'The range ends before it starts.',
  })
export const appointmentGetInput = z.strictObject({ appointmentId: id })
export const appointmentRescheduleInput = z.strictObject({ appointmentId: id, holdId: id })
export const appointmentCancelInput = z.strictObject({ appointmentId: id, reason })

export const scheduleGetInput = z.strictObject({}).optional()
export const schedulePublishInput = z.strictObject({
  schedule: scheduleInput,
  baseVersion: z
    .int()
    .min(0)
    .max(2 ** 31 - 2),
})
export const schedulePreviewInput = z.strictObject({ schedule: scheduleInput })
export const scheduleHistoryInput = z
  .strictObject({ limit, cursor: cursor.optional() })
  .default({ limit: pageSizeDefault })
export const scheduleRevertInput = z.strictObject({
  version: z
    .int()
    .min(1)
    .max(2 ** 31 - 2),
})
export const scheduleSetDateInput = z.strictObject({ date, windows })
