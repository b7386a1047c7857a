import type { Locator, Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { askApi } from './api-of-page.ts'
import { instantInLondon } from './clocks.ts'
import { dayAfter, nextMonday } from './dates.ts'
import { expect, test } from './fixtures.ts'
import { at, cell, pointOf, type Spot } from './grid-cells.ts'
import { expectSameEverywhere, from, publish, said, sameHours, w } from './grid-hours.ts'
import { openGridOfNewProvider } from './new-grid-provider.ts'

/** They are long, and an arrow key takes a step at a time. */
test.describe.configure({ timeout: 180_000 })

test('E10: by mouse, hours are painted, moved, resized and clicked, and Escape leaves them as they were', async ({
  person,
}) => {
  const { page } = await person({ viewport: { width: 1280, height: 1000 } })
  await openGridOfNewProvider(page, 'grid-by-mouse')
  await page.getByLabel('Rows').selectOption('60 minutes')

  await press(page, cell(page, 'Sunday', '10:00'))
  await moveTo(page, cell(page, 'Sunday', '12:00'))
  await expect(page.getByText('Sun 10:30–12:45')).toBeVisible()
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await expect(page.getByText('Sun 10:30–12:45')).toBeHidden()
  await expect(cell(page, 'Sunday', '11:00')).toHaveAccessibleName(/not available$/)
  await expect(page.getByRole('button', { name: 'Review and publish' })).toHaveCount(0)

  // Painted as 10:30–13:15, moved to 09:00–11:45, and its end brought to 12:30.
  await drag(page, at(cell(page, 'Monday', '10:00'), 0.55), at(cell(page, 'Monday', '13:00'), 0.2))
  await drag(page, at(cell(page, 'Monday', '11:00'), 0.5), at(cell(page, 'Monday', '10:00'), 0))
  await drag(page, at(cell(page, 'Monday', '11:00'), 0.7), at(cell(page, 'Monday', '12:00'), 0.45))
  await expect(said(page, 'Monday now 09:00 to 12:30. 3.5 hours in all.')).toHaveCount(1)

  await press(page, at(cell(page, 'Tuesday', '13:00'), 0.1))
  await moveTo(page, at(cell(page, 'Thursday', '16:00'), 0.9))
  await expect(page.getByText('Tue–Thu 13:00–17:00')).toBeVisible()
  await page.mouse.up()
  await expect(
    said(page, 'Tuesday, Wednesday and Thursday now 13:00 to 17:00. 15.5 hours in all.'),
  ).toHaveCount(1)

  await cell(page, 'Friday', '08:00').click()
  await cell(page, 'Friday', '15:00').click()
  await cell(page, 'Friday', '15:00').click()
  const form = page.getByRole('dialog', { name: 'Friday, 08:00–16:00' })
  await form.getByRole('combobox', { name: 'To' }).fill('15')
  await form.getByRole('button', { name: 'Save' }).click()
  await expect(said(page, 'Friday now 08:00 to 15:00. 22.5 hours in all.')).toHaveCount(1)

  // The other tool takes away; the form copies and deletes.
  await page.getByRole('radio', { name: 'Remove hours' }).check()
  await drag(page, at(cell(page, 'Tuesday', '14:00'), 0.1), at(cell(page, 'Tuesday', '14:00'), 0.9))
  await expect(said(page, 'Tuesday now 13:00 to 14:00 and 15:00 to 17:00.')).toHaveCount(1)
  await page.getByRole('radio', { name: 'Add hours' }).check()
  await cell(page, 'Tuesday', '14:00').click()
  await cell(page, 'Tuesday', '14:00').click()
  await cell(page, 'Tuesday', '14:00').click()
  await page.getByRole('dialog').getByRole('checkbox', { name: 'Sunday' }).check()
  await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click()
  await cell(page, 'Sunday', '14:00').click()
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click()
  await expect(cell(page, 'Sunday', '14:00')).toHaveAccessibleName(/not available$/)

  await publish(page)
  await expectSameEverywhere(page)
})

test('E11: by keyboard alone, cells are selected, made available and not, and blocks moved and resized', async ({
  person,
}) => {
  const { page } = await person()
  await openGridOfNewProvider(page, 'grid-by-keys')
  const press = async (...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key)
  }
  const times = (count: number, key: string) => Array.from({ length: count }, () => key)

  await page.getByRole('button', { name: 'Next week' }).focus()
  await tabTo(page, cell(page, 'Monday', '09:00'))
  await press('Tab', 'Shift+Tab')
  await expect(cell(page, 'Monday', '09:00')).toBeFocused()

  await press('Control+Home', ...times(9, 'PageDown'), ...times(3, 'Shift+PageDown'), 'Enter')
  await expect(said(page, 'Monday now 09:00 to 12:30. 3.5 hours in all.')).toHaveCount(1)

  await press('ArrowRight', 'ArrowDown', 'ArrowDown', 'Shift+ArrowRight', 'Shift+ArrowRight')
  await press(...times(3, 'Shift+PageDown'), 'Shift+ArrowDown')
  await expect(said(page, 'Tue–Thu 13:00–17:00 selected')).toHaveCount(1)
  await press('Enter')

  // Painted as 08:30–15:00, made longer by half an hour, then moved half an hour up.
  await press('End', 'ArrowLeft', 'ArrowLeft', ...times(8, 'PageUp'), ...times(6, 'Shift+PageDown'), 'Enter')
  await press('Alt+Shift+ArrowDown', 'Alt+Shift+ArrowDown', 'Alt+ArrowUp', 'Alt+ArrowUp')
  await expect(said(page, 'Friday now 08:00 to 15:00. 22.5 hours in all.')).toHaveCount(1)

  await press('ArrowRight', 'Enter')
  await expect(said(page, 'Saturday now ')).toHaveCount(1)
  await press('Enter')
  await expect(page.getByRole('dialog', { name: /^Saturday, / })).toBeVisible()
  await press('Escape', 'Delete')
  await expect(said(page, 'Saturday now not available. 22.5 hours in all.')).toHaveCount(1)

  await press('?')
  await expect(page.getByRole('dialog', { name: 'Keys of the grid' })).toBeVisible()
  await press('Escape')
  await expect(page.getByRole('gridcell', { name: /^Saturday/ }).and(page.locator(':focus'))).toHaveCount(1)

  await tabTo(page, page.getByRole('button', { name: 'Review and publish' }))
  await press('Enter')
  await tabTo(page, page.getByRole('button', { name: 'Publish now' }))
  await press('Enter')
  await expectSameEverywhere(page)
})

test('E13: a date of its own, time off and appointments can be told apart, and each cell says which it is', async ({
  person,
}) => {
  const { page } = await person()
  await openGridOfNewProvider(page, 'grid-of-sorts')
  const monday = nextMonday()
  const tuesday = dayAfter(monday)
  await askApi(page, 'schedule.publish', {
    baseVersion: 0,
    schedule: {
      timeZone: 'Europe/London',
      weekly: [{ effectiveFrom: '2026-01-05', hours: sameHours }],
      exceptions: { [tuesday]: [w('10:00', '11:00')] },
      timeOff: [
        { startDate: monday, startTime: '12:00', endDate: monday, endTime: '24:00', label: 'Course' },
      ],
    },
  })
  await mockVisits(page, [
    {
      startsAt: instantInLondon(monday, '09:00'),
      endsAt: instantInLondon(monday, '09:15'),
      clientName: 'Alice',
    },
  ])
  await page.goto('/schedule')
  await page.getByRole('button', { name: 'Next week' }).click()
  await expect(cell(page, 'Monday', '09:00')).toHaveAccessibleName(
    'Monday, 09:00 to 09:30, available, 1 booked: Alice',
  )
  await expect(cell(page, 'Monday', '12:00')).toHaveAccessibleName('Monday, 12:00 to 12:30, time off')
  await expect(cell(page, 'Tuesday', '10:00')).toHaveAccessibleName(
    'Tuesday, 10:00 to 10:30, available, this date only',
  )
  await expect(page.getByRole('columnheader', { name: /Changes apply to this date only/ })).toHaveCount(1)
  await expect(page.getByRole('columnheader', { name: /3 h Changes apply to every Monday/ })).toHaveCount(1)

  await cell(page, 'Tuesday', '12:00').click()
  await cell(page, 'Tuesday', '12:00').click()
  await expect(said(page, /^Tuesday \d+ \w+ now 10:00 to 11:00 and 12:00 to 12:30\./)).toHaveCount(1)
  await cell(page, 'Monday', '09:00').focus()
  await page.keyboard.press('Delete')
  await expect(said(page, /^Monday now 09:30 to 12:30\. .* 1 booked appointment is outside\.$/)).toHaveCount(
    1,
  )
  await page.getByRole('radio', { name: 'List' }).check()
  await expect(from(page, 'Monday')).toHaveValue('09:30')
  await expect(from(page, 'Tuesday')).toHaveValue('13:00')
})

for (const [name, options] of Object.entries({
  light: {},
  dark: { colorScheme: 'dark' },
  'forced colours': { forcedColors: 'active' },
  '320 px wide': { viewport: { width: 320, height: 800 } },
} as const)) {
  test(`W: the grid breaks no WCAG 2.2 AA, ${name}`, async ({ person }) => {
    const { page } = await person(options)
    await openGridOfNewProvider(page, `grid-${name.replaceAll(' ', '-')}`)
    const monday = nextMonday()
    await askApi(page, 'schedule.publish', {
      baseVersion: 0,
      schedule: {
        timeZone: 'Europe/London',
        weekly: [{ effectiveFrom: '2026-01-05', hours: sameHours }],
        exceptions: { [dayAfter(monday)]: [w('10:00', '12:00')] },
        timeOff: [
          { startDate: monday, startTime: '11:00', endDate: monday, endTime: '24:00', label: 'Course' },
        ],
      },
    })
    await mockVisits(page, [
      {
        startsAt: instantInLondon(monday, '09:00'),
        endsAt: instantInLondon(monday, '09:45'),
        clientName: 'Alice',
      },
      {
        startsAt: instantInLondon(monday, '13:00'),
        endsAt: instantInLondon(monday, '13:30'),
        clientName: 'Bob',
      },
    ])
    await page.goto('/schedule')
    await page.getByRole('button', { name: 'Next week' }).click()
    await expect(page.getByRole('gridcell', { name: /booked/ })).not.toHaveCount(0)
    await expectAccessible(page)
    await cell(page, 'Friday', '09:00').click()
    await expect(page.getByRole('dialog', { name: 'Friday, 08:00–15:00' })).toBeVisible()
    await expectAccessible(page)
    await page.keyboard.press('Escape')
    await page.getByRole('button', { name: 'Keys' }).click()
    await expectAccessible(page)
  })
}

async function press(page: Page, spot: Locator | Spot): Promise<void> {
  const { x, y } = await pointOf(spot)
  await page.mouse.move(x, y)
  await page.mouse.down()
}

async function moveTo(page: Page, spot: Locator | Spot): Promise<void> {
  const { x, y } = await pointOf(spot, { still: true })
  await page.mouse.move(x, y, { steps: 6 })
}

async function drag(page: Page, start: Spot, end: Spot): Promise<void> {
  await press(page, start)
  await moveTo(page, end)
  await page.mouse.up()
}

async function tabTo(page: Page, target: Locator): Promise<void> {
  const hasFocus = () => target.evaluate(element => element === document.activeElement)
  for (let tabs = 0; tabs < 60 && !(await hasFocus()); tabs++) await page.keyboard.press('Tab')
  await expect(target).toBeFocused()
}

/** Answers with these appointments: what is tested here is how they look. */
async function mockVisits(
  page: Page,
  visits: { startsAt: string; endsAt: string; clientName: string }[],
): Promise<void> {
  const appointments = visits.map((visit, index) => ({
    ...visit,
    appointmentId: `visit-${index}`,
    status: 'confirmed',
  }))
  await page.route(/appointment\.list/, route =>
    route.fulfill({ json: [{ result: { data: { appointments, nextCursor: null } } }] }),
  )
}
