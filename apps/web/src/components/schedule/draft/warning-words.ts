import { findClockChange } from '@holdfast/shared/rules/clock-change'
import { weekdays } from '@holdfast/shared/rules/dates'
import { quarterMinutes } from '@holdfast/shared/rules/limits'
import { resolveWindows, type Schedule, type Window } from '@holdfast/shared/rules/schedule'
import type { ScheduleWarning } from '@holdfast/shared/rules/schedule-warnings'
import { localRuns } from '@holdfast/shared/rules/time'
import { formatDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import { weekdayName } from './schedule-day.ts'
import { formatHours, formatWindow } from './wall-time.ts'

interface WarnedSchedule {
  schedule: Schedule
  durationMinutes: number
  /** Of what is over by then nothing is said. */
  todayDate: string
}

/** What a provider should know of a schedule, a sentence for each date and for each kind of hours. */
export function describeWarnings(
  locale: Locale,
  warned: WarnedSchedule,
  warnings: readonly ScheduleWarning[],
): string[] {
  const clocks = warnings.filter(warning => warning.code === 'clocks_change')
  const leftovers = warnings.filter(warning => warning.code === 'leftover_minutes')
  return [
    ...clocks.map(({ date }) => describeClockChange(locale, warned.schedule, date)).filter(Boolean),
    ...describeLeftovers(locale, warned, leftovers),
  ]
}

function describeClockChange(locale: Locale, schedule: Schedule, date: string): string {
  const change = findClockChange(schedule.timeZone, date)
  if (!change) return ''
  const { times, kind } = change
  const name = formatWindow(locale, times)
  const what = kind === 'missing' ? `go forward, ${name} does not exist` : `go back, ${name} comes twice`
  const touched = resolveWindows(schedule, date).filter(
    ({ startTime, endTime }) => startTime < times.endTime && times.startTime < endTime,
  )
  const open = touched.map(
    window => `your ${formatWindow(locale, window)} has ${formatHours(openMinutes(schedule, date, window))}`,
  )
  return `${formatDate(locale, date)}: clocks ${what}; ${open.join(', ') || 'your hours keep their length'}.`
}

function openMinutes({ timeZone }: Schedule, date: string, window: Window): number {
  const runs = localRuns(timeZone, date, [window])
  return runs.reduce((sum, { fromQuarter, toQuarter }) => sum + (toQuarter - fromQuarter) * quarterMinutes, 0)
}

type Leftover = Extract<ScheduleWarning, { code: 'leftover_minutes' }>

/** The same hours of several days are one sentence. */
function describeLeftovers(locale: Locale, warned: WarnedSchedule, leftovers: readonly Leftover[]): string[] {
  const namesOf = new Map<string, string[]>()
  for (const { path, leftoverMinutes } of leftovers) {
    const place = placeOf(locale, warned, path)
    if (!place) continue
    const rest = `${formatWindow(locale, place.window)}: ${leftoverMinutes} minutes are left over after visits of ${warned.durationMinutes} minutes.`
    namesOf.set(rest, [...(namesOf.get(rest) ?? []), place.name])
  }
  return [...namesOf].map(([rest, names]) => `${[...new Set(names)].join(', ')} ${rest}`)
}

/** The day and the hours at a place of a schedule; null when they are over. */
function placeOf(
  locale: Locale,
  { schedule, todayDate }: WarnedSchedule,
  path: string,
): { name: string; window: Window } | null {
  const [kind, key = '', ...rest] = path.split('.')
  const index = Number(rest.at(-1))
  if (kind === 'exceptions') {
    const window = schedule.exceptions[key]?.[index]
    return window && key >= todayDate ? { name: formatDate(locale, key), window } : null
  }
  const weekday = weekdays.find(name => name === rest[1])
  const window = weekday && schedule.weekly[Number(key)]?.hours[weekday][index]
  const next = schedule.weekly[Number(key) + 1]
  if (!window || (next && next.effectiveFrom <= todayDate)) return null
  return { name: weekdayName(weekday), window }
}
