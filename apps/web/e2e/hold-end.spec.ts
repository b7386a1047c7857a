import { expect } from './fixtures.ts'
import { expectHeld, expectProof, meetBooker, meetHolder } from './held-slot.ts'
import { test } from './short-holds.ts'

// All in one worker, since each has a server of its own.
test.describe.configure({ mode: 'default', timeout: 120_000 })

test('B16: a hold that ends while one types loses nothing: the same words are booked after "Hold it again"', async ({
  person,
  shortHolds,
}) => {
  const { page, api } = await meetHolder(await person(), { name: 'Typist', nth: 0, origin: shortHolds })
  await expect(page.getByRole('timer')).toContainText(/\(0:\d\d left\)/)
  const field = page.getByLabel(/Reason for the visit/)
  const ended = page.getByText('Your hold ended. This time is still free. What you wrote is kept.')
  await field.focus()
  let typed = ''
  while (await field.isVisible()) {
    await page.keyboard.type('so ', { delay: 100 })
    typed += 'so '
  }
  await expect(ended).toBeVisible()
  await page.getByRole('button', { name: 'Hold it again' }).click()
  await expectHeld(page)
  const kept = await field.inputValue()
  expect(typed.startsWith(kept)).toBe(true)
  expect(kept.length).toBeGreaterThanOrEqual(typed.length - 'so so '.length)
  await page.getByRole('button', { name: /^Confirm/ }).click()
  await expectProof(page)
  expect(await api.booked()).toMatchObject([{ reason: kept.trim() }])
})

test('B15: a machine that slept over the end of its hold says so when it wakes, and the time can be held again', async ({
  person,
  shortHolds,
}) => {
  const someone = await person()
  await someone.page.clock.install()
  const { page, api } = await meetHolder(someone, { name: 'Sleeper', nth: 1, origin: shortHolds })
  await page.clock.pauseAt(Date.now() + 1000)
  await expect.poll(() => api.holds(), { timeout: 30_000 }).toEqual([])
  await expect(page.getByRole('timer')).toBeVisible()
  await page.clock.fastForward(60_000)
  await page.clock.resume()
  await expect(page.getByText('Your hold ended. This time is still free.')).toBeVisible()
  await page.getByRole('button', { name: 'Hold it again' }).click()
  await expectHeld(page)
  expect(await api.holds()).toHaveLength(1)
})

test('B16: where somebody else took the time meanwhile, the nearest ones are offered and one can be held', async ({
  person,
  shortHolds,
}) => {
  const someone = await person()
  await someone.page.clock.install()
  const rival = await meetBooker(await person(), { name: 'Rival', nth: 2, origin: shortHolds })
  const { page, api, providerId, startsAt } = await meetHolder(someone, {
    name: 'Late',
    nth: 2,
    origin: shortHolds,
  })
  await page.clock.pauseAt(Date.now() + 1000)
  await expect.poll(() => api.holds(), { timeout: 30_000 }).toEqual([])
  await rival.api.confirm((await rival.api.hold({ providerId, startsAt })).holdId)
  await page.clock.fastForward(60_000)
  await page.clock.resume()
  await expect(page.getByText('Your hold ended. The time was taken meanwhile.')).toBeVisible()
  const nearest = page.getByRole('listitem').getByRole('button', { name: /\d\d:\d\d/ })
  await expect(nearest).toHaveCount(3)
  await nearest.first().click()
  await expectHeld(page)
  expect(await api.holds()).toHaveLength(1)
  expect(await api.booked()).toEqual([])
})

test('a confirm whose hold ended on its way books nothing and says so', async ({ person, shortHolds }) => {
  const { page, api } = await meetHolder(await person(), { name: 'Tardy', nth: 3, origin: shortHolds })
  await page.route(/hold\.check/, route => route.abort('connectionreset'))
  await page.route(
    /appointment\.confirm/,
    async route => {
      await expect.poll(() => api.holds(), { timeout: 30_000 }).toEqual([])
      await route.continue()
    },
    { times: 1 },
  )
  await page.getByRole('button', { name: /^Confirm/ }).click()
  await expect(page.getByText(/Your hold ended\./)).toBeVisible({ timeout: 30_000 })
  expect(await api.booked()).toEqual([])
})
