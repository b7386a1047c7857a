import { askApi } from './api-of-page.ts'
import { expect, type Person, signInAsNewProvider } from './fixtures.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

interface Practice {
  timeZone: string
  startTime: string
  endTime: string
}

const inLondon: Practice = { timeZone: 'Europe/London', startTime: '09:00', endTime: '17:00' }

/** Makes a provider whom nobody else books, open at the same hours on every day of the week: in London from 09:00 to 17:00. */
export async function openProvider(
  { page }: Person,
  slug: string,
  { timeZone, ...window }: Practice = inLondon,
): Promise<void> {
  await page.goto('/auth/sign-in?returnTo=/set-up')
  await signInAsNewProvider(page, slug)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await askApi(page, 'provider.register', {
    slug,
    name: `Dr. ${slug}`,
    title: 'Oncology',
    timeZone,
  })
  const hours = Object.fromEntries(weekdays.map(day => [day, [window]]))
  const weekly = [{ effectiveFrom: '2020-01-01', hours }]
  const schedule = { timeZone, weekly, exceptions: {}, timeOff: [] }
  await askApi(page, 'schedule.publish', { schedule, baseVersion: 0 })
}
