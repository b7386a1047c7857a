import { readFile } from 'node:fs/promises'
import type { Locator, Page } from '@playwright/test'
import { expectAccessibleInEveryLook, wide } from './accessible.ts'
import { wholeDay } from './dates.ts'
import { expect, type Person, signInAsClient, test } from './fixtures.ts'
import { openProvider } from './open-provider.ts'

const secret = 'A lump in the neck'

const day = wholeDay(3)

/** Signs a client in and books the n-th time of that day. */
async function book({ page }: Person, { name, slug, nth }: { name: string; slug: string; nth: number }) {
  await page.goto(`/auth/sign-in?returnTo=/providers/${slug}?day=${day}`)
  await signInAsClient(page, name)
  const slot = slotsOf(page).nth(nth)
  const slotName = (await slot.getAttribute('aria-label')) as string
  await slot.click()
  await page.getByLabel(/Reason for the visit/).fill(secret)
  await page.getByRole('button', { name: /^Confirm/ }).click()
  await expect(page.getByRole('heading', { name: 'Your appointment is booked' })).toBeFocused()
  return { slotName, path: new URL(page.url()).pathname }
}

const slotsOf = (page: Page) => page.getByRole('listitem').getByRole('link', { name: /time$/ })
const headingOf = (page: Page) => page.getByRole('heading', { level: 1 })

/** The properties of a calendar file that was unfolded. */
function parseCalendarFile(text: string): Record<string, string> {
  const lines = text.replaceAll('\r\n ', '').trimEnd().split('\r\n')
  return Object.fromEntries(lines.map(line => [line.split(/[:;]/)[0], line.slice(line.indexOf(':') + 1)]))
}

async function fetchCalendarFile(page: Page, path: string) {
  const answer = await page.request.get(`${path}/calendar.ics`)
  return { headers: answer.headers(), ...parseCalendarFile(await answer.text()) } as Record<string, unknown>
}

test('B19, B20, B21: a booked visit goes into a calendar, moves there and leaves it; its old time is free only once it has moved', async ({
  person,
}) => {
  test.slow()
  await openProvider(await person(), 'aft-mouse')
  const [client, other] = [await person(), await person()]
  const { page } = client
  const { slotName, path } = await book(client, { name: 'Ada', slug: 'aft-mouse', nth: 2 })
  await expect(page.getByText(/^[0-9A-F]{4}-[0-9A-F]{4}$/)).toBeVisible()
  await expect(page).toHaveTitle(/^Your appointment is booked/)

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Calendar file (.ics)' }).click()
  const download = await downloading
  expect(download.suggestedFilename()).toMatch(/^appointment-[0-9A-F]{4}-[0-9A-F]{4}\.ics$/)
  const text = await readFile(await download.path(), 'utf8')
  const booked = parseCalendarFile(text)
  expect(booked).toMatchObject({ METHOD: 'PUBLISH', SEQUENCE: '0', STATUS: 'CONFIRMED' })
  expect(booked.UID).toBe(`${path.split('/').at(-1)}@holdfast`)
  const links = await page
    .getByRole('link', { name: /^Add to/ })
    .evaluateAll(all => all.map(a => a.getAttribute('href')))
  expect(links).toHaveLength(2)
  for (const told of [text, ...links])
    expect(decodeURIComponent(String(told))).not.toMatch(/lump|Oncology|Consultation/)

  await other.page.goto(`/auth/sign-in?returnTo=/providers/aft-mouse?day=${day}`)
  await signInAsClient(other.page, 'Eve')
  expect((await other.page.request.get(`${path}/calendar.ics`)).status()).toBe(404)
  const oldSlot = other.page.getByRole('listitem').getByRole('link', { name: slotName, exact: true })
  await expect(slotsOf(other.page).first()).toBeVisible()
  await expect(oldSlot).toHaveCount(0)

  await page.getByRole('link', { name: 'Reschedule this appointment' }).click()
  await expect(headingOf(page)).toHaveText('Move your appointment with Dr. aft-mouse')
  await expect(
    page.getByRole('listitem').filter({ hasText: `${slotName}, your appointment now` }),
  ).toHaveCount(1)
  await expect(page.getByRole('link', { name: slotName, exact: true })).toHaveCount(0)
  await slotsOf(page).nth(6).click()
  await expect(headingOf(page)).toContainText(/^Move your appointment from .* to /)
  await expect(page.getByText(/Until you confirm, your appointment stays on/)).toBeVisible()
  await other.page.reload()
  await expect(slotsOf(other.page).first()).toBeVisible()
  await expect(oldSlot).toHaveCount(0)

  await page.getByRole('button', { name: /^Move to / }).click()
  await expect(page.getByRole('heading', { name: 'Your appointment was moved' })).toBeFocused()
  expect(new URL(page.url()).pathname).toBe(path)
  await expect(page.getByText(secret)).toBeVisible()
  const moved = await fetchCalendarFile(page, path)
  expect(moved).toMatchObject({ METHOD: 'PUBLISH', SEQUENCE: '1', STATUS: 'CONFIRMED', UID: booked.UID })
  expect(moved.DTSTART).not.toBe(booked.DTSTART)
  await expect(oldSlot).toBeVisible()
  await oldSlot.click()
  await other.page.getByRole('button', { name: /^Confirm/ }).click()
  await expect(other.page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()

  await page.getByRole('link', { name: 'Cancel this appointment' }).click()
  await page.getByLabel(/Reason/).fill('Feeling better')
  await page.getByRole('button', { name: 'Cancel this appointment' }).click()
  await expect(page.getByRole('heading', { name: 'This appointment is cancelled' })).toBeFocused()
  await expect(page.getByRole('link', { name: 'Book another time' })).toBeVisible()
  const cancelled = await fetchCalendarFile(page, path)
  expect(cancelled).toMatchObject({ METHOD: 'CANCEL', SEQUENCE: '2', STATUS: 'CANCELLED', UID: booked.UID })
  expect(cancelled.headers).toMatchObject({
    'content-type': 'text/calendar; charset=utf-8; method=CANCEL',
    'cache-control': expect.stringContaining('no-store'),
  })
})

test('a calendar file of nobody who is signed in leads through sign-in to the page of the appointment', async ({
  person,
}) => {
  const { page } = await person()
  const nobodys = '/appointments/5f0c1b9e-7a52-4c58-9d5e-2f6f0a1c3b7d'
  await page.goto(`${nobodys}/calendar.ics`)
  await signInAsClient(page, 'Nora')
  await expect(page).toHaveURL(new RegExp(`${nobodys}$`))
  expect((await page.request.get(`${nobodys}/calendar.ics`)).status()).toBe(404)
})

/** Goes on by Tab, as one without a mouse does, until it is there. */
async function tabTo(page: Page, target: Locator) {
  await expect(target).toBeVisible()
  await expect(async () => {
    for (let presses = 0; presses < 80; presses++) {
      if (await target.evaluate(element => element === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error('Tab never came there.')
  }).toPass()
}

test('B20: an appointment is moved by keyboard alone, from the list of all', async ({ person }) => {
  await openProvider(await person(), 'aft-keys')
  const client = await person()
  const { page } = client
  const { path } = await book(client, { name: 'Kay', slug: 'aft-keys', nth: 1 })
  const press = async (target: Locator) => {
    await tabTo(page, target)
    await page.keyboard.press('Enter')
  }
  await press(page.getByRole('link', { name: 'My appointments' }).last())
  await expect(headingOf(page)).toHaveText('My appointments')
  await press(page.getByRole('link', { name: /^Reschedule .* with Dr\. aft-keys$/ }))
  await expect(headingOf(page)).toHaveText('Move your appointment with Dr. aft-keys')
  await press(slotsOf(page).nth(4))
  await press(page.getByRole('button', { name: /^Move to / }))
  await expect(page.getByRole('heading', { name: 'Your appointment was moved' })).toBeFocused()
  expect(new URL(page.url()).pathname).toBe(path)
})

test('B20: a double click and a lost answer on the move make one move', async ({ person }) => {
  await openProvider(await person(), 'aft-lost')
  const client = await person({ timezoneId: 'Asia/Kathmandu' })
  const { page } = client
  const { path } = await book(client, { name: 'Lou', slug: 'aft-lost', nth: 1 })
  await page.getByRole('link', { name: 'Reschedule this appointment' }).click()
  await slotsOf(page).nth(5).click()
  const move = page.getByRole('button', { name: /^Move to / })
  await expect(move).toBeVisible()
  await expect(page.getByText(/ in London/)).toBeVisible()
  const holdPath = page.url()
  // The server carries the first move out, and its answer never arrives.
  await page.route(
    /appointment\.reschedule/,
    async route => {
      await route.fetch()
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
  await move.dblclick()
  await expect(page.getByRole('heading', { name: 'Your appointment was moved' })).toBeVisible({
    timeout: 20_000,
  })
  expect(await fetchCalendarFile(page, path)).toMatchObject({ SEQUENCE: '1' })
  await page.goto(holdPath)
  await expect(page).toHaveURL(new RegExp(`${path}$`))
  await page.goto('/appointments')
  await expect(page.getByRole('listitem').filter({ hasText: 'Dr. aft-lost' })).toHaveCount(1)
  await expect(page.getByText('Held for you, not booked yet')).toHaveCount(0)
})

test('B20: giving a move up lets go of the new time alone, and a visit that was cancelled meanwhile says so', async ({
  person,
}) => {
  test.slow()
  await openProvider(await person(), 'aft-leave')
  const client = await person()
  const { page, context } = client
  const { path } = await book(client, { name: 'Lea', slug: 'aft-leave', nth: 1 })
  await page.getByRole('link', { name: 'Reschedule this appointment' }).click()
  await slotsOf(page).nth(3).click()
  await expect(page.getByText(/Held until/)).toBeVisible()

  const second = await context.newPage()
  await second.goto('/appointments')
  await expect(second.getByText(/to move your appointment to/)).toBeVisible()
  await second.getByRole('link', { name: /^Finish moving/ }).click()
  await expect(headingOf(second)).toContainText('Move your appointment from')
  await second.close()

  await page.getByRole('button', { name: 'Choose another time' }).click()
  await expect(headingOf(page)).toHaveText('Move your appointment with Dr. aft-leave')
  await slotsOf(page).nth(4).click()
  await page.getByRole('button', { name: 'Keep my appointment as it is' }).click()
  await expect(page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()
  await page.getByRole('link', { name: 'My appointments' }).last().click()
  await expect(page.getByRole('listitem').filter({ hasText: 'Dr. aft-leave' })).toHaveCount(1)
  await expect(page.getByText('Held for you, not booked yet')).toHaveCount(0)

  await page.getByRole('link', { name: /^Reschedule/ }).click()
  await slotsOf(page).nth(5).click()
  await expect(page.getByRole('button', { name: /^Move to / })).toBeVisible()
  const cancelling = await context.newPage()
  await cancelling.goto(`${path}/cancel`)
  await cancelling.getByRole('button', { name: 'Cancel this appointment' }).click()
  await expect(cancelling.getByRole('heading', { name: 'This appointment is cancelled' })).toBeVisible()
  await page.getByRole('button', { name: /^Move to / }).click()
  await expect(
    page.getByRole('alert').filter({ hasText: 'The appointment is already cancelled.' }),
  ).toBeVisible()
  await page.getByRole('link', { name: 'See that appointment' }).click()
  await expect(page.getByRole('heading', { name: 'This appointment is cancelled' })).toBeVisible()
})

test('B19: on paper are the facts of the visit and nothing to press', async ({ person }) => {
  await openProvider(await person(), 'aft-paper')
  const client = await person({ colorScheme: 'dark' })
  await book(client, { name: 'Pat', slug: 'aft-paper', nth: 0 })
  await client.page.emulateMedia({ media: 'print', colorScheme: 'dark' })
  await expect(client.page.getByText('Reference', { exact: true })).toBeVisible()
  for (const role of ['link', 'button'] as const) await expect(client.page.getByRole(role)).toHaveCount(0)
  const paper = await client.page.evaluate(() => getComputedStyle(document.body).color)
  expect(paper, 'dark text, also of one who looks at dark pages').toBe('rgb(23, 41, 45)')
})

test('W: no page after a booking breaks WCAG 2.2 AA, in any look', async ({ person }) => {
  test.setTimeout(180_000)
  await openProvider(await person(), 'aft-looks')
  const client = await person({ viewport: wide })
  const { page } = client
  await book(client, { name: 'Wim', slug: 'aft-looks', nth: 1 })
  await expectAccessibleInEveryLook(page)
  await page.goto('/appointments')
  await expectAccessibleInEveryLook(page)
  await page.getByRole('link', { name: /^Reschedule/ }).click()
  await expect(page.getByText('your appointment now')).toHaveCount(1)
  await expectAccessibleInEveryLook(page)
  await slotsOf(page).nth(2).click()
  await expect(page.getByText(/Held until/)).toBeVisible()
  await expectAccessibleInEveryLook(page)
  await page.getByRole('button', { name: /^Move to / }).click()
  await expect(page.getByRole('heading', { name: 'Your appointment was moved' })).toBeVisible()
  await expectAccessibleInEveryLook(page)
  await page.getByRole('link', { name: 'Cancel this appointment' }).click()
  await expectAccessibleInEveryLook(page)
  await page.getByRole('button', { name: 'Cancel this appointment' }).click()
  await expect(page.getByRole('heading', { name: 'This appointment is cancelled' })).toBeVisible()
  await expectAccessibleInEveryLook(page)
})
