import type { TimeOff } from '@holdfast/shared/rules/schedule'
import { formatDate } from '#format.ts'
import type { Locale } from '#locale.ts'
import { formatWallTime } from '../draft/wall-time.ts'

/** What the form holds while it is filled in. */
export interface TimeOffDraft {
  /** Null while no date can be read. */
  startDate: string | null
  endDate: string | null
  wholeDays: boolean
  /** Read when it is not whole days. */
  startTime: string
  endTime: string
  label: string
}

export type TimeOffField = 'startDate' | 'endDate' | 'endTime'

/** What to mend, by field. */
export type TimeOffProblems = Partial<Record<TimeOffField, string>>

export const newTimeOff: TimeOffDraft = {
  startDate: null,
  endDate: null,
  wholeDays: true,
  startTime: '09:00',
  endTime: '17:00',
  label: '',
}

/** The form of a time off that is there already. */
export function draftOfTimeOff(timeOff: TimeOff): TimeOffDraft {
  const { startDate, endDate, startTime, endTime, label = '' } = timeOff
  const wholeDays = startTime === '00:00' && endTime === '24:00'
  const times = wholeDays
    ? { startTime: newTimeOff.startTime, endTime: newTimeOff.endTime }
    : { startTime, endTime }
  return { startDate, endDate, wholeDays, ...times, label }
}

/** The time off that the form means, or what to mend in it. */
export function readTimeOff(
  draft: TimeOffDraft,
  { locale, todayDate }: { locale: Locale; todayDate: string },
): { timeOff: TimeOff | null; problems: TimeOffProblems } {
  const { startDate, endDate, wholeDays } = draft
  const refuse = (problems: TimeOffProblems) => ({ timeOff: null, problems })
  if (!startDate || !endDate) {
    return refuse({
      ...(!startDate && { startDate: 'Write the first day, such as 24 Dec.' }),
      ...(!endDate && { endDate: 'Write the last day, such as 3 Jan. It may be the same day.' }),
    })
  }
  const { startTime, endTime } = wholeDays ? { startTime: '00:00', endTime: '24:00' } : draft
  if (endDate < startDate) {
    return refuse({ endDate: `Choose ${formatDate(locale, startDate)} or a later day.` })
  }
  if (endDate < todayDate) {
    return refuse({ endDate: 'This is over already. Choose today or a later day.' })
  }
  if (endDate === startDate && endTime <= startTime) {
    return refuse({ endTime: `Choose an end after ${formatWallTime(locale, startTime)}.` })
  }
  const label = draft.label.trim()
  return { timeOff: { startDate, startTime, endDate, endTime, ...(label && { label }) }, problems: {} }
}
