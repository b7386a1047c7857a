import { addDays, type Weekday, weekdays } from '@holdfast/shared/rules/dates'
import { noticeMinutesDefault, quarterMinutes, quartersPerDay } from '@holdfast/shared/rules/limits'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import { computeOpenRuns, type Schedule, type Window } from '@holdfast/shared/rules/schedule'
import { findNextSlot } from '@holdfast/shared/rules/slots'
import { localDateOf } from '@holdfast/shared/rules/time'
import { type Account, clientAccount } from './account.ts'
import { type DemoSlug, demoProviders } from './demo-people.ts'
import { type SeedPractice, seedPractices } from './seed-data.ts'
import { stableId } from './stable-id.ts'

export interface SeedBooking {
  slug: DemoSlug
  client: Account
  startQuarter: number
  endQuarter: number
  reason: string | null
}

/** Of an almost full practice, one visit in so many is left free. */
const freeEvery = 17

/** Who books for those who call; an almost full practice needs somebody. */
export const frontDesk: Account = { subject: stableId('account:front-desk'), name: 'Front desk' }

/** The schedule that a practice publishes at `now` (epoch milliseconds), in force from that day; null for one without hours. */
export function seedSchedule({ timeZone, hours }: SeedPractice, now: number): Schedule | null {
  if (!hours) return null
  const everyDay = Object.fromEntries(weekdays.map(day => [day, hours[day] ?? []])) as Record<
    Weekday,
    Window[]
  >
  const effectiveFrom = localDateOf(timeZone, now)
  return { timeZone, weekly: [{ effectiveFrom, hours: everyDay }], exceptions: {}, timeOff: [] }
}

/** What is booked in the demo at `now` (epoch milliseconds), always in the default visit type. */
export function seedBookings(now: number): SeedBooking[] {
  const alice = bookNext('jekyll', 'Alice', quarterOfInstant(now) + 2 * quartersPerDay, now)
  const bob = bookNext('jekyll', 'Bob', alice.startQuarter + quartersPerDay, now)
  const almostFull = demoProviders.filter(({ slug }) => seedPractices[slug].almostFull)
  return [
    { ...alice, reason: 'A cough that does not go away' },
    bob,
    ...almostFull.flatMap(({ slug }) => fill(slug, now)),
  ]
}

function bookNext(slug: DemoSlug, clientName: string, fromQuarter: number, now: number): SeedBooking {
  const { horizonDays } = seedPractices[slug]
  const { schedule, durationQuarters } = openPractice(slug, now)
  const availability = { schedule, noticeMinutes: noticeMinutesDefault, horizonDays, booked: [], held: [] }
  const visit = { durationQuarters, bufferBeforeQuarters: 0, bufferAfterQuarters: 0 }
  const startQuarter = findNextSlot(availability, visit, fromQuarter, now)
  if (startQuarter === null) throw new Error(`${slug} has no open time to book.`)
  const client = clientAccount(clientName)
  return { slug, client, startQuarter, endQuarter: startQuarter + durationQuarters, reason: null }
}

/** Visits follow each other through all open hours of the horizon, but for a few. */
function fill(slug: DemoSlug, now: number): SeedBooking[] {
  const { schedule, durationQuarters } = openPractice(slug, now)
  const today = localDateOf(schedule.timeZone, now)
  return computeOpenRuns(schedule, today, addDays(today, seedPractices[slug].horizonDays))
    .flatMap(({ fromQuarter, toQuarter }) =>
      Array.from(
        { length: Math.floor((toQuarter - fromQuarter) / durationQuarters) },
        (_, i) => fromQuarter + i * durationQuarters,
      ),
    )
    .filter((_, i) => i % freeEvery !== freeEvery - 1)
    .map(startQuarter => ({
      slug,
      client: frontDesk,
      startQuarter,
      endQuarter: startQuarter + durationQuarters,
      reason: null,
    }))
}

function openPractice(slug: DemoSlug, now: number): { schedule: Schedule; durationQuarters: number } {
  const practice = seedPractices[slug]
  const schedule = seedSchedule(practice, now)
  const [visitType] = practice.visitTypes
  if (!schedule || !visitType) throw new Error(`${slug} has no hours to book.`)
  return { schedule, durationQuarters: visitType.durationMinutes / quarterMinutes }
}
