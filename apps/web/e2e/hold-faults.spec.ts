import type { Page, Route } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { expectHeld, expectProof, holdPathOf, meetBooker, meetHolder } from './held-slot.ts'

// Every fault ends with one appointment or with a clear state, as the Api sees it.

const confirmButton = (page: Page) => page.getByRole('button', { name: /^Confirm/ })
const reasonField = (page: Page) => page.getByLabel(/Reason for the visit/)

/** The server carries the request out, and its answer never arrives. */
async function loseAnswer(route: Route): Promise<void> {
  await route.fetch()
  await route.abort('connectionreset')
}

test('a hold whose request is lost before the server, and then its answer, is one hold', async ({
  person,
  baseURL,
}) => {
  const booker = await meetBooker(await person(), { name: 'Before', nth: 0, origin: String(baseURL) })
  const { page, api } = booker
  await page.route(/hold\.create/, loseAnswer, { times: 1 })
  await page.route(/hold\.create/, route => route.abort('connectionreset'), { times: 1 })
  await page.goto(booker.holdPath)
  await expectHeld(page)
  expect((await api.holds()).map(({ startsAt }) => startsAt)).toEqual([booker.startsAt])
})

test('W13: a confirm without a network says what is kept, goes on by itself when the line is back, and books once', async ({
  person,
  baseURL,
}) => {
  const { page, context, api } = await meetHolder(await person(), {
    name: 'Offline',
    nth: 1,
    origin: String(baseURL),
  })
  await reasonField(page).fill('Between two tunnels')
  await context.setOffline(true)
  await expect(
    page.getByText(/You are offline\. Your time is held until .*; what you wrote is kept\./),
  ).toBeVisible()
  await confirmButton(page).click()
  await expect(page.getByText(/goes on by itself when you are back/)).toBeVisible()
  await context.setOffline(false)
  await expectProof(page)
  expect(await api.booked()).toMatchObject([{ reason: 'Between two tunnels' }])
})

test('B18: a confirm whose answer is lost, double-clicked, books once', async ({ person, baseURL }) => {
  const { page, api } = await meetHolder(await person(), { name: 'Twice', nth: 2, origin: String(baseURL) })
  await page.route(/appointment\.confirm/, loseAnswer, { times: 2 })
  await confirmButton(page).dblclick()
  await expect(page.getByText('We keep trying; you will not be booked twice.')).toBeVisible()
  await expectProof(page)
  expect(await api.booked()).toHaveLength(1)
})

test('two tabs that confirm at once come to one appointment, and both show it', async ({
  person,
  baseURL,
}) => {
  const one = await meetHolder(await person(), { name: 'Two tabs', nth: 3, origin: String(baseURL) })
  const other = await one.context.newPage()
  await other.goto(one.holdPath)
  await expectHeld(other)
  await Promise.all([confirmButton(one.page).click(), confirmButton(other).click()])
  await expectProof(one.page)
  await expectProof(other)
  expect(other.url()).toBe(one.page.url())
  expect(await one.api.booked()).toHaveLength(1)
})

test('B15: what one tab books the other shows at once, though nobody touches it', async ({
  person,
  baseURL,
}) => {
  const { page, context, holdPath } = await meetHolder(await person(), {
    name: 'Looker',
    nth: 4,
    origin: String(baseURL),
  })
  const other = await context.newPage()
  await other.goto(holdPath)
  await expectHeld(other)
  await confirmButton(page).click()
  await expectProof(page)
  await expectProof(other)
})

test('a reload during a confirm that the server carried out shows its appointment', async ({
  person,
  baseURL,
}) => {
  const { page, api } = await meetHolder(await person(), { name: 'Reload', nth: 5, origin: String(baseURL) })
  const carriedOut = Promise.withResolvers<void>()
  await page.route(
    /appointment\.confirm/,
    async route => {
      await route.fetch()
      carriedOut.resolve()
    },
    { times: 1 },
  )
  await confirmButton(page).click()
  await carriedOut.promise
  await page.reload()
  await expectProof(page)
  expect(await api.booked()).toHaveLength(1)
})

test('a reload during a confirm that never left keeps the hold and the text', async ({ person, baseURL }) => {
  const { page, api } = await meetHolder(await person(), { name: 'Early', nth: 6, origin: String(baseURL) })
  const [{ holdId } = { holdId: '' }] = await api.holds()
  const asked = Promise.withResolvers<void>()
  await page.route(/appointment\.confirm/, () => asked.resolve(), { times: 1 })
  await reasonField(page).fill('Only once')
  await confirmButton(page).click()
  await asked.promise
  await page.reload()
  await expectHeld(page)
  await expect(reasonField(page)).toHaveValue('Only once')
  await confirmButton(page).click()
  await expectProof(page)
  expect(await api.booked()).toMatchObject([{ appointmentId: holdId, reason: 'Only once' }])
})

test('B17: after a confirm without an answer, "Choose another time" leads to what was booked, not to a second visit', async ({
  person,
  baseURL,
}) => {
  const { page, api } = await meetHolder(await person(), { name: 'Unsure', nth: 7, origin: String(baseURL) })
  await page.route(
    /appointment\.confirm/,
    async route => {
      await route.fetch()
      const bookingError = { code: 'rate_limited', retryable: true, detail: { retryAfterSeconds: 1800 } }
      const error = { message: 'Later', code: -32029, data: { bookingError } }
      await route.fulfill({ status: 429, json: [{ error }] })
    },
    { times: 1 },
  )
  await confirmButton(page).click()
  await expect(page.getByRole('main').getByRole('alert').filter({ hasText: /./ })).toBeVisible()
  await page.getByRole('button', { name: 'Choose another time' }).click()
  await expectProof(page)
  expect(await api.booked()).toHaveLength(1)
})

test('B17: a second time moves the hold and says so, also after a reload', async ({ person, baseURL }) => {
  const origin = String(baseURL)
  const { page, api, startsAt, others } = await meetHolder(await person(), { name: 'Mover', nth: 8, origin })
  await reasonField(page).fill('A stiff neck')
  await page.goto(origin + holdPathOf(others[0] as string))
  await expectHeld(page)
  const time = new Date(startsAt).toLocaleTimeString('en-GB', {
    timeZone: 'Europe/London',
    hour: '2-digit',
    minute: '2-digit',
  })
  const moved = page.getByText(new RegExp(`^Your hold of .*${time}.* was moved here\\.$`))
  await expect(moved).toBeVisible()
  await expect(reasonField(page)).toHaveValue('A stiff neck')
  await page.reload()
  await expect(moved).toBeVisible()
  expect((await api.holds()).map(hold => hold.startsAt)).toEqual([others[0]])
})

test('B17: going elsewhere on the site lets the hold go, and Back holds the time anew', async ({
  person,
  baseURL,
}) => {
  const { page, api, startsAt } = await meetHolder(await person(), {
    name: 'Leaver',
    nth: 9,
    origin: String(baseURL),
  })
  await page.getByRole('link', { name: 'Find care' }).click()
  await expect(page.getByRole('searchbox')).toBeVisible()
  await expect.poll(() => api.holds()).toEqual([])
  await page.goBack()
  await expectHeld(page)
  expect((await api.holds()).map(hold => hold.startsAt)).toEqual([startsAt])
})

test('B17: My appointments, a reload, a closed tab and a second tab keep the hold', async ({
  person,
  baseURL,
}) => {
  const { page, context, api, holdPath } = await meetHolder(await person(), {
    name: 'Keeper',
    nth: 10,
    origin: String(baseURL),
  })
  const kept = await api.holds()
  await page.getByRole('link', { name: 'My appointments' }).click()
  await page.getByRole('link', { name: /Finish booking/ }).click()
  await expectHeld(page)
  await page.reload()
  await expectHeld(page)
  const second = await context.newPage()
  await second.goto(holdPath)
  await expectHeld(second)
  const released = second.waitForRequest(/hold\.release/, { timeout: 3_000 }).then(
    () => true,
    () => false,
  )
  await second.getByRole('link', { name: 'Find care' }).click()
  await expect(second.getByRole('searchbox')).toBeVisible()
  expect(await released).toBe(false)
  await second.close()
  await page.close({ runBeforeUnload: true })
  expect(await api.holds()).toMatchObject(kept.map(({ holdId, expiresAt }) => ({ holdId, expiresAt })))
})

test('B16: a time that another has taken meanwhile is told with the nearest ones, and what was written goes along', async ({
  person,
  baseURL,
}) => {
  const origin = String(baseURL)
  const { page, api, providerId, startsAt } = await meetHolder(await person(), {
    name: 'Loser',
    nth: 11,
    origin,
  })
  const rival = await meetBooker(await person(), { name: 'Winner', nth: 11, origin })
  await reasonField(page).fill('A long story')
  const [hold] = await api.holds()
  await api.release(String(hold?.holdId))
  await rival.api.hold({ providerId, startsAt })
  await page.evaluate(() => window.dispatchEvent(new Event('focus')))
  await expect(
    page.getByText('Your hold ended. The time was taken meanwhile. What you wrote is kept.'),
  ).toBeVisible()
  await page
    .getByRole('listitem')
    .getByRole('button', { name: /\d\d:\d\d/ })
    .first()
    .click()
  await expectHeld(page)
  await expect(reasonField(page)).toHaveValue('A long story')
})

test('B2: a time in the directory is a link to the page that holds it', async ({ person, baseURL }) => {
  const { page, api } = await meetBooker(await person(), { name: 'Quick', nth: 0, origin: String(baseURL) })
  await page.goto('/?q=physio')
  await page.getByRole('list', { name: 'Next times with Mara Thompson' }).getByRole('link').last().click()
  await expectHeld(page)
  expect(await api.holds()).toHaveLength(1)
})
