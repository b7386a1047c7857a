/** The countdown of a hold, as pure arithmetic on what is left of it in milliseconds. */

const secondMs = 1000
const minuteMs = 60 * secondMs
const secondsFromMs = 2 * minuteMs

const politeMinutes = [10, 5, 2, 1]
const urgentSeconds = 30

/** "29 minutes left"; in the last two minutes "1:59 left". */
export function remainingText(remainingMs: number): string {
  const left = Math.max(0, remainingMs)
  if (left >= secondsFromMs) return `${Math.floor(left / minuteMs)} minutes left`
  const seconds = Math.floor(left / secondMs)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')} left`
}

/** How long that text stays true: to the next whole minute, or second in the last two minutes; a second once nothing is left. */
export function nextTickMs(remainingMs: number): number {
  if (remainingMs <= 0) return secondMs
  const stepMs = remainingMs > secondsFromMs ? minuteMs : secondMs
  return (remainingMs % stepMs) + 1
}

export interface Announcement {
  text: string
  urgent: boolean
}

/** What is said aloud when the time left goes from one value to another: the last mark that it passed, if any. */
export function announcementBetween(beforeMs: number, afterMs: number): Announcement | null {
  const passed = (markMs: number) => beforeMs > markMs && afterMs <= markMs && afterMs > 0
  if (passed(urgentSeconds * secondMs))
    return { text: `${urgentSeconds} seconds left to confirm.`, urgent: true }
  const minutes = politeMinutes.findLast(mark => passed(mark * minuteMs))
  if (!minutes) return null
  return { text: `${minutes} ${minutes === 1 ? 'minute' : 'minutes'} left to confirm.`, urgent: false }
}
