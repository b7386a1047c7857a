/** The Friday of the week after next: far enough for every notice, near enough for every horizon. */
export function fridayAfterNext(): { date: string; words: string } {
  const now = new Date()
  const daysToFriday = (5 - now.getUTCDay() + 7) % 7
  const friday = new Date(now.getTime() + (daysToFriday + 7) * 24 * 60 * 60 * 1000)
  const date = friday.toISOString().slice(0, 10)
  return { date, words: dayInWords(date) }
}

/** As the pages name a day of this year. */
export function dayInWords(date: string): string {
  const words = new Date(date).toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return words.replace(',', '')
}

const dayMs = 24 * 60 * 60 * 1000

/**
 * A Monday to Thursday at least so many days ahead, `YYYY-MM-DD`: no notice has eaten of its times. The first day that has any is
 * another matter: late in the day only few are left of it.
 */
export function wholeDay(daysAhead: number): string {
  const at = new Date(Date.now() + daysAhead * dayMs)
  while (![1, 2, 3, 4].includes(at.getUTCDay())) at.setTime(at.getTime() + dayMs)
  return at.toISOString().slice(0, 10)
}

/** The Monday of next week, `YYYY-MM-DD`, with which the next week of a grid begins. */
export function nextMonday(): string {
  const now = new Date()
  const days = 7 - ((now.getUTCDay() + 6) % 7)
  return new Date(now.getTime() + days * dayMs).toISOString().slice(0, 10)
}

/** How many weeks that begin on Mondays lie between this one and that of a date. */
export function weeksUntil(date: string): number {
  return 1 + Math.floor((Date.parse(date) - Date.parse(nextMonday())) / (7 * dayMs))
}

export function dayAfter(date: string): string {
  return new Date(Date.parse(date) + dayMs).toISOString().slice(0, 10)
}
