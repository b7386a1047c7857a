import { askApi } from './api-of-page.ts'
import { expect, type Person, signInAsNewProvider } from './fixtures.ts'

const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun']

/** Makes a provider in London whom nobody else books, open from 09:00 to 17:00 on every day of the week. */
export async function openProvider({ page }: Person, slug: string): Promise<void> {
  await page.goto('/auth/sign-in?returnTo=/set-up')
  await signInAsNewProvider(page, slug)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await askApi(page, 'provider.register', {
    slug,
    name: `Dr. ${slug}`,
    title: 'Oncology',
    timeZone: 'Europe/London',
  })
  const hours = Object.fromEntries(weekdays.map(day => [day, [{ startTime: '09:00', endTime: '17:00' }]]))
  const weekly = [{ effectiveFrom: '2020-01-01', hours }]
  const schedule = { timeZone: 'Europe/London', weekly, exceptions: {}, timeOff: [] }
  await askApi(page, 'schedule.publish', { schedule, baseVersion: 0 })
}
