import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { askApi } from './api-of-page.ts'
import { expect, signInAsNewProvider, test } from './fixtures.ts'

const dayMs = 24 * 60 * 60 * 1000
const hours = [{ startTime: '09:00', endTime: '17:00' }]
const everyDay = { mon: hours, tue: hours, wed: hours, thu: hours, fri: hours, sat: hours, sun: hours }

/** A date so many days from now, and its words. The practices here are in London, and so is the browser. */
function dayAhead(days: number): { date: string; words: string; shortWords: string } {
  const at = new Date(Date.now() + days * dayMs)
  const inWords = (style: 'long' | 'short') =>
    ['weekday', 'day', 'month']
      .map(part =>
        at.toLocaleDateString('en-GB', { [part]: part === 'day' ? 'numeric' : style, timeZone: 'UTC' }),
      )
      .map(text => (style === 'short' ? text.slice(0, 3) : text))
      .join(' ')
  const date = at.toISOString().slice(0, 10)
  return { date, words: inWords('long'), shortWords: `${inWords('short')} ${date.slice(0, 4)}` }
}

/** How many days from now that day of the next month is. */
function daysToNextMonth(day: number): number {
  const now = new Date()
  const at = Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, day)
  return (at - Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate())) / dayMs
}

interface Published {
  schedule: {
    timeZone: string
    weekly: { effectiveFrom: string; hours: typeof everyDay }[]
    exceptions: Record<string, object[]>
    timeOff: object[]
  }
}

const publishedBy = (page: Page) => askApi<Published>(page, 'schedule.get')

/** A new provider in London, open every day from 09:00 to 17:00, at their hours as a list. */
async function openPractice(page: Page, slug: string): Promise<void> {
  await page.goto('/auth/sign-in?returnTo=/set-up')
  await signInAsNewProvider(page, slug)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const timeZone = 'Europe/London'
  await askApi(page, 'provider.register', { slug, name: slug, title: null, timeZone })
  const weekly = [{ effectiveFrom: dayAhead(-1).date, hours: everyDay }]
  const schedule = { timeZone, weekly, exceptions: {}, timeOff: [] }
  await askApi(page, 'schedule.publish', { schedule, baseVersion: 0 })
  await page.goto('/schedule')
  await page.getByRole('radio', { name: 'List' }).check()
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review and publish' }).click()
  await page.getByRole('button', { name: 'Publish now' }).click()
  await expect(page.getByRole('heading', { name: 'Published. Clients see this now.' })).toBeVisible()
}

const undo = (page: Page) => page.keyboard.press('Control+z')

/** The day in the calendar, which shows this month or the next one. */
async function showInCalendar(page: Page, words: string) {
  const dates = page.getByRole('region', { name: 'Dates', exact: true })
  const day = dates.getByRole('gridcell').getByRole('button', { name: new RegExp(`^${words},`) })
  await expect(dates.getByRole('grid')).toBeVisible()
  if ((await day.count()) === 0)
    await dates.getByRole('button', { name: 'Next', exact: true }).first().click()
  return day
}

test('E14: several dates are closed at once, undone, given hours at once, and taken back to weekly hours', async ({
  person,
}) => {
  const { page } = await person()
  await openPractice(page, 'dora-dates')
  const from = daysToNextMonth(10)
  const [one, two, three] = [dayAhead(from), dayAhead(from + 1), dayAhead(from + 2)]
  const dates = page.getByRole('region', { name: 'Dates', exact: true })
  for (const { words } of [one, three]) await (await showInCalendar(page, words)).click()
  await expect(await showInCalendar(page, three.words)).toHaveAccessibleName(
    `${three.words}, normally 09:00 to 17:00, chosen`,
  )
  await dates.getByRole('radio', { name: 'Not available' }).check()
  await dates.getByRole('button', { name: 'Set 2 dates' }).click()
  await expect(dates.getByRole('group', { name: one.words, exact: true })).toBeFocused()
  await expect(dates.getByRole('group', { name: three.words, exact: true })).toBeVisible()
  await expect(await showInCalendar(page, one.words)).toHaveAccessibleName(/not available on this date$/)

  await undo(page)
  await expect(dates.getByText('No date has hours of its own.')).toBeVisible()

  await (await showInCalendar(page, one.words)).click()
  await (await showInCalendar(page, three.words)).click({ modifiers: ['Shift'] })
  await dates.getByRole('combobox', { name: 'From' }).fill('10')
  await dates.getByRole('combobox', { name: 'To' }).fill('noon')
  await dates.getByRole('combobox', { name: 'To' }).press('Tab')
  await dates.getByRole('button', { name: 'Set 3 dates' }).click()
  await dates.getByRole('button', { name: `Back to weekly hours for ${two.words}` }).click()
  await publish(page)
  const { schedule } = await publishedBy(page)
  const window = { startTime: '10:00', endTime: '12:00' }
  expect(schedule.exceptions).toEqual({ [one.date]: [window], [three.date]: [window] })
})

test('E14: dates are chosen by keyboard alone, and a date that cannot be read is said at its field', async ({
  person,
}) => {
  const { page } = await person()
  await openPractice(page, 'kay-keys')
  const dates = page.getByRole('region', { name: 'Dates', exact: true })
  const first = await showInCalendar(page, dayAhead(0).words)
  await first.focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Shift+ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  const chosen = page.getByRole('group', { name: 'Change 2 dates' })
  await expect(chosen).toBeVisible()
  await chosen.getByRole('button', { name: 'Choose none' }).press('Enter')
  const field = dates.getByRole('textbox', { name: 'Date' })
  await expect(field).toBeFocused()

  await field.fill('soon')
  await field.press('Enter')
  await expect(field).toHaveAccessibleDescription(/Write a date/)
  await expect(field).toHaveValue('soon')
  await field.fill(dayAhead(-3).date)
  await expect(field).toHaveAccessibleDescription(/or a later day/)
  await field.fill(dayAhead(40).words)
  await expect(dates.getByText('normally 09:00–17:00')).toBeVisible()
  await field.press('Enter')
  await expect(dates.getByRole('group', { name: dayAhead(40).words, exact: true })).toBeFocused()
})

test('E15: time off is said back in words, mended, changed and published, and its days are gone for clients', async ({
  person,
}) => {
  const { page } = await person()
  await openPractice(page, 'tess-timeoff')
  const [first, last, back] = [dayAhead(3), dayAhead(4), dayAhead(5)]
  const section = page.getByRole('region', { name: 'Time off', exact: true })
  await section.getByRole('button', { name: 'Add time off' }).click()
  const [from, to] = ['From', 'To'].map(name => section.getByRole('textbox', { name, exact: true }))
  if (!from || !to) throw new Error('No fields.')
  await expect(from).toBeFocused()

  await from.fill(last.words)
  await to.fill(first.words)
  await section.getByRole('button', { name: 'Add this time off' }).click()
  await expect(to).toBeFocused()
  await expect(to).toHaveAccessibleDescription(`Choose ${last.words} or a later day.`)
  await section.getByRole('link', { name: /^To: Choose/ }).click()
  await expect(to).toBeFocused()

  await from.fill(first.words)
  await section.getByRole('button', { name: 'To: open the calendar' }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: new RegExp(`^${first.words},`) })
    .click()
  await expect(to).toHaveValue(first.shortWords)
  await section.getByRole('textbox', { name: 'Label (optional)' }).fill('Bank holiday')
  await expect(section.getByRole('status')).toHaveText(`Away ${first.words}. Back: ${last.words}, 09:00.`)
  await section.getByRole('button', { name: 'Add this time off' }).click()
  await expect(section.getByRole('button', { name: 'Add time off' })).toBeFocused()

  await section.getByRole('button', { name: /^Edit Bank holiday/ }).click()
  await to.fill(last.words)
  await section.getByRole('button', { name: 'Save time off' }).click()
  await expect(section.getByRole('listitem')).toContainText(
    `Away ${first.words} to ${last.words}. Back: ${back.words}, 09:00.`,
  )
  await section.getByRole('button', { name: /^Remove Bank holiday/ }).click()
  await expect(section.getByRole('listitem')).toHaveCount(0)
  await undo(page)
  await expect(section.getByRole('listitem')).toHaveCount(1)
  await publish(page)

  const client = await person()
  // One day after the other, since a page ends with its month.
  for (const { date, words } of [first, last]) {
    await client.page.goto(`/providers/tess-timeoff?shown=${date}&view=list`)
    await expect(client.page.getByRole('heading', { name: `Times from ${words}` })).toBeVisible()
    await expect(client.page.getByRole('link', { name: new RegExp(words) })).toHaveCount(0)
    expect(await client.page.content()).not.toContain('Bank holiday')
  }
  await client.page.goto(`/providers/tess-timeoff?shown=${back.date}&view=list`)
  await expect(client.page.getByRole('link', { name: new RegExp(`09:00 to .*${back.words}`) })).toBeVisible()
})

test('E5: weekly hours of their own start on a later date, beside those of today, and can be removed', async ({
  person,
}) => {
  const { page } = await person()
  await openPractice(page, 'pat-pattern')
  const start = dayAhead(60)
  const section = page.getByRole('region', { name: 'Weekly hours', exact: true })
  await section.getByRole('button', { name: 'Change hours from a date on…' }).click()
  const field = section.getByRole('textbox', { name: 'Starts on' })
  await expect(field).toBeFocused()
  await expect(field).toHaveValue(dayAhead(0).shortWords)
  await field.fill(start.date)
  await field.press('Enter')
  await expect(section.getByRole('radio', { name: `From ${start.shortWords}` })).toBeChecked()
  await section.getByRole('checkbox', { name: 'Available on Monday' }).uncheck()
  await section.getByRole('radio', { name: /^From today until/ }).check()
  await expect(section.getByRole('checkbox', { name: 'Available on Monday' })).toBeChecked()

  await section.getByRole('radio', { name: `From ${start.shortWords}` }).check()
  await section.getByRole('button', { name: 'Remove these hours…' }).click()
  await section.getByRole('button', { name: 'Remove them' }).click()
  await expect(section.getByText('From today on')).toBeVisible()
  await undo(page)
  await publish(page)
  const { schedule } = await publishedBy(page)
  expect(schedule.weekly.map(({ effectiveFrom }) => effectiveFrom)).toEqual([dayAhead(-1).date, start.date])
  expect(schedule.weekly.map(pattern => pattern.hours.mon)).toEqual([hours, []])
})

test('E3: the zone is changed by keyboard alone, 09:00 stays 09:00, and it is published like any other change', async ({
  person,
}) => {
  const { page } = await person()
  await openPractice(page, 'zoe-zone')
  const opener = page.getByRole('button', { name: 'Change time zone…' })
  await opener.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Change time zone' })
  await expect(dialog.getByRole('searchbox', { name: 'City' })).toBeFocused()
  await page.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()

  await page.keyboard.press('Enter')
  await expect(dialog.getByRole('searchbox', { name: 'City' })).toBeFocused()
  await page.keyboard.type('kathm')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Space')
  await expect(dialog.getByText('What is booked keeps its moment: a visit at')).toBeVisible()
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(opener).toBeFocused()
  await expect(page.getByText(/^Times are in Asia\/(Kathmandu|Katmandu)/)).toBeVisible()
  await publish(page)
  const { schedule } = await publishedBy(page)
  expect(schedule.timeZone).toMatch(/^Asia\/Kat/)
  expect(schedule.weekly.map(pattern => pattern.hours)).toEqual([everyDay])
})

test('E6, E7, E8: a weekday is removed, copied and merged in the list, and the focus never gets lost', async ({
  person,
}) => {
  const { page } = await person()
  await openPractice(page, 'lee-list')
  const monday = page.getByRole('group', { name: 'Monday', exact: true })
  await monday.getByRole('button', { name: 'Add hours on Monday' }).click()
  const second = monday.getByRole('group', { name: 'Monday, hours 2' })
  await expect(second.getByRole('combobox', { name: 'From' })).toBeFocused()
  await second.getByRole('combobox', { name: 'From' }).fill('1630')
  await second.getByRole('combobox', { name: 'To' }).fill('midnight')
  await second.getByRole('combobox', { name: 'To' }).press('Tab')
  await monday.getByRole('button', { name: 'Merge into 09:00–midnight' }).click()
  await expect(monday.getByRole('combobox', { name: 'From' })).toBeFocused()
  await expect(monday.getByRole('combobox', { name: 'To' })).toHaveValue('midnight')
  // A start that passes the end keeps the length, as far as the day goes.
  await monday.getByRole('combobox', { name: 'To' }).fill('5pm')
  await monday.getByRole('combobox', { name: 'From' }).fill('17.30')
  await monday.getByRole('combobox', { name: 'From' }).press('Tab')
  await expect(monday.getByRole('combobox', { name: 'To' })).toHaveValue('midnight')

  await monday.getByRole('button', { name: 'Copy Monday to…' }).click()
  await monday.getByRole('checkbox', { name: 'Weekdays' }).check()
  await expect(monday.getByText('Replaces Tuesday 09:00–17:00')).toBeVisible()
  await monday.getByRole('button', { name: 'Copy to 4 days' }).click()
  await expect(monday.getByText('Copied to 4 days.')).toBeVisible()
  const friday = page.getByRole('group', { name: 'Friday', exact: true })
  await friday.getByRole('button', { name: 'Remove Friday 17:30–midnight' }).click()
  await expect(page.getByRole('checkbox', { name: 'Available on Friday' })).toBeFocused()
})

const looks = [
  { name: 'light', options: { colorScheme: 'light' } },
  { name: 'dark', options: { colorScheme: 'dark' } },
  { name: 'forced colours', options: { forcedColors: 'active' } },
  { name: '320 px', options: { viewport: { width: 320, height: 800 } } },
] as const

for (const [index, { name, options }] of looks.entries()) {
  test(`W: no state of the forms breaks WCAG 2.2 AA, ${name}`, async ({ person }) => {
    const { page } = await person(options)
    await openPractice(page, `axel-forms-${index}`)
    const dates = page.getByRole('region', { name: 'Dates', exact: true })
    for (const day of [dayAhead(2), dayAhead(3)]) await (await showInCalendar(page, day.words)).click()
    await expectAccessible(page)
    await dates.getByRole('button', { name: 'Set 2 dates' }).click()

    const timeOff = page.getByRole('region', { name: 'Time off', exact: true })
    await timeOff.getByRole('button', { name: 'Add time off' }).click()
    await timeOff.getByRole('checkbox', { name: 'Whole days' }).uncheck()
    await timeOff.getByRole('button', { name: 'Add this time off' }).click()
    await expectAccessible(page)
    await timeOff.getByRole('button', { name: 'From: open the calendar' }).click()
    await expect(page.getByRole('dialog').getByRole('grid')).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await timeOff.getByRole('textbox', { name: 'From', exact: true }).fill(dayAhead(5).date)
    await timeOff.getByRole('textbox', { name: 'To', exact: true }).fill(dayAhead(6).date)
    await timeOff.getByRole('button', { name: 'Add this time off' }).click()

    const weekly = page.getByRole('region', { name: 'Weekly hours', exact: true })
    await weekly.getByRole('button', { name: 'Change hours from a date on…' }).click()
    await expectAccessible(page)
    await weekly.getByRole('textbox', { name: 'Starts on' }).fill(dayAhead(60).date)
    await weekly.getByRole('button', { name: 'Start new hours' }).click()
    await weekly.getByRole('button', { name: 'Remove these hours…' }).click()
    await expectAccessible(page)

    await page.getByRole('button', { name: 'Change time zone…' }).click()
    const dialog = page.getByRole('dialog', { name: 'Change time zone' })
    await dialog.getByRole('searchbox', { name: 'City' }).fill('lon')
    await expect(dialog.getByRole('radio')).not.toHaveCount(0)
    await expectAccessible(page)
  })
}
