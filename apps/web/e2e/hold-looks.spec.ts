import { expectAccessibleInEveryLook, wide } from './accessible.ts'
import { expect, test } from './fixtures.ts'
import { type Booker, expectHeld, meetBooker, meetHolder } from './held-slot.ts'

test.describe.configure({ timeout: 180_000 })

test('W: the hold page breaks no WCAG 2.2 AA while it is held, offline and refused, in any look', async ({
  person,
  baseURL,
}) => {
  const { page, context } = await meetHolder(await person({ viewport: wide }), {
    name: 'Axel Held',
    nth: 14,
    origin: String(baseURL),
  })
  await expectAccessibleInEveryLook(page)
  await context.setOffline(true)
  await expect(page.getByText(/You are offline/)).toBeVisible()
  await expectAccessibleInEveryLook(page)
  await context.setOffline(false)
  await page.route(/appointment\.confirm/, route => {
    const bookingError = { code: 'rate_limited', retryable: true, detail: { retryAfterSeconds: 1800 } }
    return route.fulfill({
      status: 429,
      json: [{ error: { message: 'Later', code: -32029, data: { bookingError } } }],
    })
  })
  await page.getByRole('button', { name: /^Confirm/ }).click()
  await expect(page.getByText(/You can choose another in 30 minutes/)).toBeVisible()
  await expectAccessibleInEveryLook(page)
})

test('W: nor does it in its last two minutes', async ({ person, baseURL }) => {
  const someone = await person({ viewport: wide })
  await someone.page.clock.install()
  const { page } = await meetHolder(someone, { name: 'Axel Last', nth: 15, origin: String(baseURL) })
  await page.route(/hold\.check/, route => route.abort('connectionreset'))
  await page.clock.fastForward(28.5 * 60_000)
  await expect(page.getByRole('timer')).toHaveText(/\(1:\d\d left\)/)
  await expectAccessibleInEveryLook(page)
})

test('W: nor when the hold has ended, and when a time was never won', async ({ person, baseURL }) => {
  const origin = String(baseURL)
  const someone = await person({ viewport: wide })
  const booker = await meetHolder(someone, { name: 'Axel Ended', nth: 16, origin })
  const { page, providerId, startsAt } = booker
  const rival = await meetBooker(await person(), { name: 'Axel Rival', nth: 16, origin })

  await endHold(booker)
  await expect(page.getByText('Your hold ended. This time is still free.')).toBeVisible()
  await expectAccessibleInEveryLook(page)

  await page.getByRole('button', { name: 'Hold it again' }).click()
  await expectHeld(page)
  await endHold(booker, () => rival.api.hold({ providerId, startsAt }))
  await expect(page.getByText('Your hold ended. The time was taken meanwhile.')).toBeVisible()
  await expectAccessibleInEveryLook(page)

  await page.goto(booker.holdPath)
  await page.getByRole('button', { name: /See all times/ }).waitFor()
  await expectAccessibleInEveryLook(page)
})

/** Ends a hold as its time would, and lets its page know. */
async function endHold({ page, api }: Booker, meanwhile?: () => Promise<unknown>): Promise<void> {
  const [hold] = await api.holds()
  await api.release(String(hold?.holdId))
  await meanwhile?.()
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
}
