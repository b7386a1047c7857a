import { datesFrom } from '@holdfast/shared/rules/dates'
import { scheduleExceptionsMax } from '@holdfast/shared/rules/limits'

/**
 * The chosen dates after one is taken in or out. Given the date from which to choose `onwards` (or back), all dates in between are
 * taken in, as many as a schedule can have. In their order.
 */
export function chooseDate(chosen: readonly string[], date: string, onwards: string | null): string[] {
  if (onwards === null && chosen.includes(date)) return chosen.filter(other => other !== date)
  const [fromDate = date, toDate = date] = [onwards ?? date, date].sort()
  const added = datesFrom(fromDate, toDate).slice(0, scheduleExceptionsMax)
  return [...new Set([...chosen, ...added])].sort()
}
