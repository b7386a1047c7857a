import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { goesForward, londonClockOn, nextChanges } from './clocks.ts'
import { dayInWords, fridayAfterNext, weeksUntil } from './dates.ts'
import { expect, type Person, signInAsClient, signInAsNewProvider, test } from './fixtures.ts'

type OpenPerson = (options?: object) => Promise<Person>

const friday = fridayAfterNext()

/** A provider of London who is open from 09:00 to 17:00 on workdays, at their hours. */
async function openPractice(page: Page, name: string): Promise<void> {
  await page.goto('/auth/sign-in?returnTo=/set-up')
  await signInAsNewProvider(page, name)
  await page.getByRole('button', { name: 'Publish my hours' }).click()
  await expect(page.getByRole('heading', { name: 'Your hours are published' })).toBeVisible()
  await openHours(page)
}

async function openHours(page: Page): Promise<void> {
  await page.goto('/schedule')
  await page.getByRole('radio', { name: 'List' }).check()
}

/** Leads a client to a time of the Friday and holds it. */
async function holdTime(page: Page, { slug, name, time }: { slug: string; name: string; time: string }) {
  const returnTo = encodeURIComponent(`/providers/${slug}?day=${friday.date}`)
  await page.goto(`/auth/sign-in?returnTo=${returnTo}`)
  await signInAsClient(page, name)
  await page.getByRole('link', { name: new RegExp(`^${time} to .*${friday.words}`) }).click()
  await expect(page.getByText(/Held until/)).toBeVisible()
}

async function book(person: OpenPerson, visit: { slug: string; name: string; time: string }): Promise<Page> {
  const { page } = await person()
  await holdTime(page, visit)
  await page.getByRole('button', { name: /^Confirm/ }).click()
  await expect(page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()
  return page
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review and publish' }).click()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByRole('heading', { name: 'Published. Clients see this now.' })).toBeVisible()
}

test('E18, E19, E20: what an edit leaves outside is listed with its reason, kept or cancelled one by one, and what was booked meanwhile is marked new', async ({
  person,
}) => {
  const { page } = await person({ timezoneId: 'Europe/London' })
  await openPractice(page, 'Dr. Ada Quill')
  const slug = 'ada-quill'
  const iris = await book(person, { slug, name: 'Iris', time: '09:00' })
  await book(person, { slug, name: 'Juno', time: '09:15' })

  await page.getByLabel('Available on Friday').uncheck()
  const affected = page.getByText('2 booked appointments affected', { exact: true })
  await affected.click()
  await expect(
    page.getByRole('link', { name: `${friday.words}, 09:00–09:15 ${londonClockOn(friday.date)}, Iris` }),
  ).toBeVisible()
  await expect(page.getByText('Friday is closed')).toHaveCount(2)

  const booking = await person()
  await holdTime(booking.page, { slug, name: 'Kay', time: '10:00' })

  await page.getByRole('button', { name: 'Review and publish' }).click()
  const ofIris = page.getByRole('group', { name: /Iris/ })
  await ofIris.getByRole('radio', { name: 'Cancel it' }).check()
  await ofIris.getByLabel('Message to Iris').fill('I am away that Friday.')
  await page.getByRole('button', { name: 'Keep editing' }).click()
  await page.getByRole('button', { name: 'Review and publish' }).click()
  await expect(ofIris.getByLabel('Message to Iris')).toHaveValue('I am away that Friday.')

  await booking.page.getByRole('button', { name: /^Confirm/ }).click()
  await expect(booking.page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()

  await page.getByRole('button', { name: 'Publish and cancel 1 appointment' }).click()
  await expect(page.getByRole('heading', { name: 'Published. Clients see this now.' })).toBeVisible()
  await expect(page.getByText('1 of 1 cancelled.')).toBeVisible()
  await expect(page.getByText('One booked appointment is outside your hours now.')).toBeVisible()
  await expect(page.getByRole('link', { name: /Juno/ })).toBeVisible()
  const ofKay = page.getByRole('group', { name: /New.*Kay/ })
  await ofKay.getByRole('radio', { name: 'Cancel it' }).check()
  await page.getByRole('button', { name: 'Cancel this appointment' }).click()
  await expect(page.getByText('2 of 2 cancelled.')).toBeVisible()

  await iris.reload()
  await expect(iris.getByRole('heading', { name: 'The provider cancelled this appointment' })).toBeVisible()
  await expect(iris.getByText('I am away that Friday.')).toBeVisible()
})

test('E13: what clients have booked is drawn over the hours of its week', async ({ person }) => {
  const { page } = await person({ timezoneId: 'Europe/London', viewport: { width: 1280, height: 1000 } })
  await openPractice(page, 'Dr. Cy Drawn')
  await book(person, { slug: 'cy-drawn', name: 'Ottilie', time: '09:00' })
  await openHours(page)
  await page.getByRole('radio', { name: 'Grid' }).check()
  for (let week = 0; week < weeksUntil(friday.date); week++) {
    await page.getByRole('button', { name: 'Next week' }).click()
  }
  await expect(
    page.getByRole('gridcell', { name: 'Friday, 09:00 to 09:30, available, 1 booked: Ottilie' }),
  ).toHaveCount(1)
})

test('E20: a person who is booking in hours that go away is counted', async ({ person }) => {
  const { page } = await person({ timezoneId: 'Europe/London' })
  await openPractice(page, 'Dr. Bea Holder')
  const client = await person()
  await holdTime(client.page, { slug: 'bea-holder', name: 'Lou', time: '11:00' })
  await page.getByLabel('Available on Friday').uncheck()
  await expect(page.getByText(/^1 person is booking now in hours you are removing\./)).toBeVisible()
})

test('E21: of two who publish, the second sees both sides and puts theirs on top, or takes what is there', async ({
  person,
}) => {
  const [first, second] = [await person(), await person()]
  await openPractice(first.page, 'Dr. Cora Twice')
  await second.page.goto('/auth/sign-in?returnTo=/schedule')
  await signInAsNewProvider(second.page, 'Dr. Cora Twice')
  await second.page.getByRole('radio', { name: 'List' }).check()

  async function meet(firstDay: string, secondDay: string): Promise<void> {
    await first.page.getByLabel(`Available on ${firstDay}`).uncheck()
    await publish(first.page)
    await second.page.getByLabel(`Available on ${secondDay}`).uncheck()
    await second.page.getByRole('button', { name: 'Review and publish' }).click()
    await second.page.getByRole('button', { name: 'Publish now' }).click()
    const conflict = second.page.getByRole('region', {
      name: 'Your hours were published from somewhere else meanwhile',
    })
    await expect(conflict).toContainText(`${firstDay}: not available`)
    await expect(conflict).toContainText(`${secondDay}: not available`)
  }

  await meet('Monday', 'Tuesday')
  await expectAccessible(second.page)
  await second.page.getByRole('button', { name: 'Publish mine on top' }).click()
  await second.page.getByRole('button', { name: 'Publish now' }).click()
  await expect(second.page.getByRole('heading', { name: 'Published. Clients see this now.' })).toBeVisible()
  await openHours(first.page)
  await expect(first.page.getByLabel('Available on Monday')).not.toBeChecked()
  await expect(first.page.getByLabel('Available on Tuesday')).not.toBeChecked()

  await meet('Wednesday', 'Thursday')
  await second.page.getByRole('button', { name: 'Take theirs' }).click()
  await expect(second.page.getByLabel('Available on Wednesday')).not.toBeChecked()
  await expect(second.page.getByLabel('Available on Thursday')).toBeChecked()
})

test('E21: what was published can be undone, and any version restored from the history, which can be undone too', async ({
  person,
}) => {
  const { page } = await person()
  await openPractice(page, 'Dr. Dora Back')
  await page.getByLabel('Available on Friday').uncheck()
  await publish(page)
  await page.getByRole('button', { name: 'Undo publishing' }).click()
  await expect(
    page.getByRole('heading', { name: 'Undone. Clients see the hours from before again.' }),
  ).toBeVisible()
  await expect(page.getByLabel('Available on Friday')).toBeChecked()
  await page.getByRole('button', { name: 'Close' }).click()

  await page.getByRole('link', { name: 'History' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'History of your hours' })).toBeVisible()
  const versions = page.getByRole('list').filter({ hasText: 'published by you' }).getByRole('listitem')
  const closed = versions.filter({ hasText: 'Version 2, published by you' })
  await expect(closed).toContainText('Friday: not available')
  await expectAccessible(page)
  await closed.getByRole('button', { name: 'Restore this version' }).click()
  await expect(page.getByRole('heading', { name: 'Restore version 2?' })).toBeFocused()
  await expectAccessible(page)
  await page.getByRole('button', { name: 'Restore and publish' }).click()
  await expect(page.getByText('Version 2 is restored. Clients see this now.')).toBeVisible()
  await page.getByRole('link', { name: 'To your hours' }).first().click()
  await expect(page.getByLabel('Available on Friday')).not.toBeChecked()

  await page.getByRole('link', { name: 'History' }).click()
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Version 3, published by you' })
    .getByRole('button', { name: 'Restore this version' })
    .click()
  await page.getByRole('button', { name: 'Restore and publish' }).click()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByText('Version 4 is restored. Clients see this now.')).toBeVisible()
  await openHours(page)
  await expect(page.getByLabel('Available on Friday')).not.toBeChecked()
})

test('E22: a time that is not offered is explained: closed, too soon, held, booked, or not on the clock at all', async ({
  person,
}) => {
  const { page } = await person({ timezoneId: 'Europe/London' })
  await openPractice(page, 'Dr. Effi Why')
  const slug = 'effi-why'
  await book(person, { slug, name: 'Mia', time: '09:00' })
  const client = await person()
  await holdTime(client.page, { slug, name: 'Noah', time: '10:00' })

  const explain = page.getByRole('region', { name: 'Why is this time not offered?' })
  const dayOf = (daysAfterFriday: number) =>
    new Date(Date.parse(friday.date) + daysAfterFriday * 86_400_000).toISOString().slice(0, 10)
  const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10)
  const skipsAnHour = String(nextChanges('Europe/London').find(goesForward)?.toPlainDate())
  const answers: [date: string, time: string, answer: RegExp][] = [
    [friday.date, '9:00', /is booked, or a booked visit is too near/],
    [friday.date, '10', /Somebody is booking .* right now, until \d\d:\d\d at the latest/],
    [
      friday.date,
      '11:00',
      new RegExp(`Clients can book ${friday.words}, 11:00 ${londonClockOn(friday.date)}`),
    ],
    [dayOf(2), '9', /is outside your hours\. Sunday is closed\. You can change that under “Weekly hours”/],
    [tomorrow, '0:00', /is less than 24 hours ahead\. The first bookable time is/],
    [skipsAnHour, '01:30', new RegExp(`01:30 does not exist on ${dayInWords(skipsAnHour)}`)],
  ]
  for (const [date, time, answer] of answers) {
    await explain.getByLabel('Day').fill(date)
    await explain.getByLabel('Time').fill(time)
    await explain.getByRole('button', { name: 'Tell me why' }).click()
    await expect(explain.getByRole('status')).toContainText(answer)
  }
  await expectAccessible(page)
  await explain.getByLabel('Time').fill('9:07')
  await explain.getByRole('button', { name: 'Tell me why' }).click()
  await expect(explain.getByLabel('Time')).toBeFocused()
  await expect(explain.getByText(/Visits start on quarter-hours/)).toBeVisible()

  await explain.getByLabel('Day').fill(friday.date)
  await explain.getByLabel('Time').fill('9')
  await explain.getByRole('button', { name: 'Tell me why' }).click()
  await explain.getByRole('link', { name: 'Mia has it' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Appointment with Mia' })).toBeVisible()
})

test('undo and redo work from anywhere by keyboard and say what they did, and leave a field that is typed into alone', async ({
  person,
}) => {
  const { page } = await person()
  await openPractice(page, 'Dr. Fay Undo')
  const fridayBox = page.getByLabel('Available on Friday')
  await fridayBox.uncheck()
  await page.getByLabel('Available on Monday').uncheck()
  await page.keyboard.press('Control+z')
  await expect(page.getByText('Undone: Monday: not available (was 09:00–17:00).')).toBeAttached()
  await expect(page.getByLabel('Available on Monday')).toBeChecked()
  await page.keyboard.press('Control+z')
  await expect(fridayBox).toBeChecked()
  await expect(page.getByText('Nothing to publish: clients see these hours.')).toBeVisible()
  await page.keyboard.press('Control+Shift+z')
  await expect(fridayBox).not.toBeChecked()
  await page.keyboard.press('Control+y')
  await expect(page.getByLabel('Available on Monday')).not.toBeChecked()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(page.getByLabel('Available on Monday')).toBeChecked()
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused()

  const time = page.getByRole('region', { name: 'Why is this time not offered?' }).getByLabel('Time')
  await time.pressSequentially('17.30')
  await page.keyboard.press('Control+z')
  await expect(fridayBox).not.toBeChecked()
})

test('E1, E16: the four weeks are those that clients are offered, with what decides each date', async ({
  person,
}) => {
  const { page } = await person({ timezoneId: 'Europe/London' })
  await openPractice(page, 'Dr. Gus Weeks')
  const panel = page.getByRole('region', { name: 'The next 4 weeks' })
  for (const week of (await panel.getByRole('group').all()).slice(1)) await week.locator('summary').click()
  const shown = await panel.getByRole('listitem').allTextContents()
  expect(shown).toHaveLength(28)
  const counts = shown.map(text => Number(/(\d+) times?$/.exec(text)?.[1] ?? 0))

  const first = new Date().toISOString().slice(0, 10)
  const last = new Date(Date.now() + 27 * 86_400_000).toISOString().slice(0, 10)
  await page.goto('/providers/gus-weeks?view=list')
  const providerId = await page.evaluate(
    async () => (await (await fetch('/api/v1/providers/gus-weeks')).json()).id as string,
  )
  const { slots } = await page.evaluate(
    async address => await (await fetch(address)).json(),
    `/api/v1/providers/${providerId}/slots?fromDate=${first}&toDate=${last}`,
  )
  const offered = Array.from({ length: 28 }, (_, day) => {
    const date = new Date(Date.now() + day * 86_400_000).toISOString().slice(0, 10)
    return (slots as string[]).filter(startsAt => startsAt.startsWith(date)).length
  })
  // The notice may have moved on by a quarter-hour since.
  expect(counts.slice(2)).toEqual(offered.slice(2))
})

const looks = [
  { look: 'light', name: 'Dr. Lea Light', slug: 'lea-light', options: { colorScheme: 'light' } },
  { look: 'dark', name: 'Dr. Dan Dark', slug: 'dan-dark', options: { colorScheme: 'dark' } },
  {
    look: 'forced colours',
    name: 'Dr. Fred Forced',
    slug: 'fred-forced',
    options: { forcedColors: 'active' },
  },
  {
    look: '320 px wide',
    name: 'Dr. Nia Narrow',
    slug: 'nia-narrow',
    options: { viewport: { width: 320, height: 800 } },
  },
] as const

for (const { look, name, slug, options } of looks) {
  test(`W: no state before and after publishing breaks WCAG 2.2 AA, ${look}`, async ({ person }) => {
    test.slow()
    const { page, context } = await person(options)
    await openPractice(page, name)
    const explain = page.getByRole('region', { name: 'Why is this time not offered?' })
    await explain.getByLabel('Day').fill('sunday')
    await explain.getByLabel('Time').fill('9')
    await explain.getByRole('button', { name: 'Tell me why' }).click()
    await expect(explain.getByRole('status')).not.toBeEmpty()
    await expectAccessible(page)
    // Nobody can be at two places at once.
    await book(person, { slug, name: `Olga ${slug}`, time: '09:00' })
    await page.getByLabel('Available on Friday').uncheck()
    await page.getByText('1 booked appointment affected', { exact: true }).click()
    await page.getByText('1 change, not published yet').click()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Review and publish' }).click()
    await page.getByRole('radio', { name: 'Cancel it' }).check()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Publish and cancel 1 appointment' }).click()
    await expect(page.getByText('1 of 1 cancelled.')).toBeVisible()
    await expectAccessible(page)
    const other = await context.newPage()
    await openHours(other)
    await other.getByLabel('Available on Monday').uncheck()
    await publish(other)
    await other.close()
    await page.getByLabel('Available on Tuesday').uncheck()
    await page.getByRole('button', { name: 'Review and publish' }).click()
    await page.getByRole('button', { name: 'Publish now' }).click()
    await expect(page.getByRole('heading', { name: /published from somewhere else/ })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: 'Take theirs' }).click()
    await page.goto('/schedule/history')
    const restore = page.getByRole('button', { name: 'Restore this version' }).first()
    await expect(restore).toBeVisible()
    await expectAccessible(page)
    await restore.click()
    await expectAccessible(page)
  })
}
