import { addDays, datesFrom, weekdayOf } from '@holdfast/shared/rules/dates'
import type { Schedule, TimeOff } from '@holdfast/shared/rules/schedule'
import type { Locale } from '#locale.ts'
import { type ScheduleDay, weekdaysOf, windowsOfDay } from '../draft/schedule-day.ts'
import { minutesOf, minutesPerDay } from '../draft/wall-time.ts'
import { type DaySpan, eraseSpan, minutesOfSpans, spansOfWindows } from './day-spans.ts'

/** One column of the grid: a date, and the hours that an edit there changes. */
export interface GridDay {
  date: string
  /** A date with hours of its own is edited alone; any other one is its weekday's. */
  day: ScheduleDay
  /** The hours of `day`, whether or not time off lies over them. */
  spans: DaySpan[]
  timeOff: DayTimeOff[]
  /** What is left open on the date. */
  openMinutes: number
}

export interface DayTimeOff extends DaySpan {
  label: string
}

export const daysPerWeek = 7

/** The first date of the week in which a date lies, as this reader's calendars begin weeks. */
export function weekStartOf(locale: Locale, date: string): string {
  return addDays(date, -weekdaysOf(locale).indexOf(weekdayOf(date)))
}

/** The seven dates from `startDate` on. Of what is over nothing can be changed, so a past date stands for its weekday from today on. */
export function computeGridWeek(schedule: Schedule, startDate: string, todayDate: string): GridDay[] {
  return datesFrom(startDate, addDays(startDate, daysPerWeek - 1)).map(date => {
    const isSet = date >= todayDate && schedule.exceptions[date] !== undefined
    const onDate = date > todayDate ? date : todayDate
    const day = isSet ? { date } : { weekday: weekdayOf(date), onDate }
    const spans = spansOfWindows(windowsOfDay(schedule, day))
    const timeOff = schedule.timeOff.flatMap(away => timeOffOn(date, away))
    return { date, day, spans, timeOff, openMinutes: minutesOfSpans(timeOff.reduce(eraseSpan, spans)) }
  })
}

function timeOffOn(date: string, { startDate, startTime, endDate, endTime, label }: TimeOff): DayTimeOff[] {
  if (date < startDate || date > endDate) return []
  const startMinute = startDate === date ? minutesOf(startTime) : 0
  const endMinute = endDate === date ? minutesOf(endTime) : minutesPerDay
  return startMinute < endMinute ? [{ startMinute, endMinute, label: label || 'Time off' }] : []
}
