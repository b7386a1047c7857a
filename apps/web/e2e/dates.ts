/** The Friday of the week after next: far enough for every notice, near enough for every horizon. */
export function fridayAfterNext(): { date: string; words: string } {
  const now = new Date()
  const daysToFriday = (5 - now.getUTCDay() + 7) % 7
  const friday = new Date(now.getTime() + (daysToFriday + 7) * 24 * 60 * 60 * 1000)
  const words = friday.toLocaleDateString('en-GB', {
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    timeZone: 'UTC',
  })
  return { date: friday.toISOString().slice(0, 10), words: words.replace(',', '') }
}
