import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { wholeDay } from './dates.ts'
import { expect, signInAsClient, signInAsNewProvider, test } from './fixtures.ts'

test('E24: a week and a day over the hours, one click to the appointment, and a cancel whose message the client reads', async ({
  person,
}) => {
  // Twelve looks are judged.
  test.slow()
  const provider = await person()
  await provider.page.goto('/auth/sign-in?returnTo=/calendar')
  await signInAsNewProvider(provider.page, 'Dr. Kit Calder')
  await provider.page.getByRole('button', { name: 'Publish my hours' }).click()
  await provider.page.getByRole('link', { name: 'See your calendar' }).click()
  await expect(provider.page.getByText('No appointments this week.')).toBeVisible()

  const client = await person()
  await client.page.goto(`/auth/sign-in?returnTo=/providers/kit-calder?day=${wholeDay(2)}`)
  await signInAsClient(client.page, 'Cleo')
  const slot = client.page.getByRole('link', { name: /^09:00 to 09:15, .*London time$/ }).first()
  const { date, words } = await dayOfSlot(slot)
  await slot.click()
  await client.page.getByLabel(/Reason for the visit/).fill('A knee that clicks')
  await client.page.getByRole('button', { name: /^Confirm/ }).click()
  await expect(client.page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()
  const appointmentUrl = client.page.url()

  // The hours move away from under the visit, and some of them are time off.
  await publish(provider.page, {
    timeZone: 'Europe/London',
    weekly: [],
    exceptions: { [date]: [{ startTime: '10:00', endTime: '17:00' }] },
    timeOff: [{ startDate: date, startTime: '15:00', endDate: date, endTime: '24:00', label: 'Course' }],
  })
  await provider.page.goto(`/calendar?date=${date}`)
  const visit = provider.page.getByRole('link', {
    name: `09:00 to 09:15, ${words}, Cleo, confirmed, outside hours`,
  })
  await expect(visit).toBeVisible()
  await expect(provider.page.getByText('1 booked, 5 h free')).toBeVisible()
  await expectGoodLooks(provider.page)

  const { height } = (await visit.boundingBox()) ?? { height: 0 }
  expect(height).toBeGreaterThanOrEqual(24)
  await visit.press('Enter')
  await expect(provider.page.getByRole('heading', { level: 1, name: 'Appointment with Cleo' })).toBeVisible()
  await provider.page.getByRole('link', { name: 'Calendar of that week' }).click()
  await provider.page
    .getByRole('heading', { level: 3 })
    .getByRole('link', { name: shortDay(words) })
    .click()
  await expect(provider.page.getByRole('link', { name: /Visit, A knee that clicks$/ })).toBeVisible()
  await expectGoodLooks(provider.page)

  const dayUrl = provider.page.url()
  await provider.page.getByRole('link', { name: 'Cancel with a message, 09:00, Cleo' }).click()
  await provider.page.getByLabel(/Message to Cleo/).fill('I am at a course, please choose another day.')
  await provider.page.getByRole('button', { name: 'Cancel this appointment' }).click()
  await expect(provider.page).toHaveURL(dayUrl)
  const cancelled = provider.page.getByRole('link', {
    name: `09:00 to 09:15, ${words}, Cleo, cancelled by you`,
  })
  await expect(cancelled).toBeVisible()
  await expectGoodLooks(provider.page)

  await client.page.goto(appointmentUrl)
  await expect(client.page.getByText('I am at a course, please choose another day.')).toBeVisible()

  const unscripted = await person({
    javaScriptEnabled: false,
    storageState: await provider.context.storageState(),
  })
  await unscripted.page.goto(`/calendar?date=${date}`)
  await unscripted.page.getByRole('link', { name: 'Next week' }).click()
  await expect(
    unscripted.page.getByText('No appointments this week. None is booked later either.'),
  ).toBeVisible()
  await unscripted.page.getByRole('link', { name: 'Previous week' }).click()
  await unscripted.page.getByRole('link', { name: /Cleo, cancelled by you$/ }).click()
  await expect(
    unscripted.page.getByRole('heading', { level: 1, name: 'This appointment was cancelled by you' }),
  ).toBeVisible()
})

/** The day of a slot, as a date and in words. */
async function dayOfSlot(slot: ReturnType<Page['locator']>): Promise<{ date: string; words: string }> {
  const href = (await slot.getAttribute('href')) ?? ''
  const startsAt = new URL(href, 'http://here.invalid').searchParams.get('start') ?? ''
  const [, words = ''] = ((await slot.getAttribute('aria-label')) ?? '').split(', ')
  return { date: startsAt.slice(0, 10), words }
}

/** "Tue 24 Nov" of "Tuesday 24 November". */
function shortDay(words: string): string {
  const [weekday = '', day = '', month = ''] = words.split(' ')
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`
}

async function publish(page: Page, schedule: object): Promise<void> {
  const status = await page.evaluate(
    async body => {
      const response = await fetch('/api/trpc/schedule.publish', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      })
      return response.status
    },
    JSON.stringify({ schedule, baseVersion: 1 }),
  )
  expect(status).toBe(200)
}

async function expectGoodLooks(page: Page): Promise<void> {
  const viewport = page.viewportSize() ?? { width: 1280, height: 720 }
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await expectAccessible(page)
  }
  await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
  await expectAccessible(page)
  await page.emulateMedia({ forcedColors: 'none' })
  await page.setViewportSize({ width: 320, height: 800 })
  await expectAccessible(page)
  await page.setViewportSize(viewport)
}
