import type { TimeOff } from '@holdfast/shared/rules/schedule'

/** By start. */
export function sortTimeOff(timeOff: readonly TimeOff[]): TimeOff[] {
  const startOf = ({ startDate, startTime }: TimeOff) => `${startDate} ${startTime}`
  return timeOff.toSorted((a, b) => (startOf(a) < startOf(b) ? -1 : 1))
}

export function isSameTimeOff(a: TimeOff, b: TimeOff): boolean {
  return (
    a.startDate === b.startDate &&
    a.startTime === b.startTime &&
    a.endDate === b.endDate &&
    a.endTime === b.endTime &&
    (a.label || '') === (b.label || '')
  )
}
