import type { Page } from '@playwright/test'
import { askApi } from './api-of-page.ts'
import { expect } from './fixtures.ts'

export const w = (startTime: string, endTime: string) => ({ startTime, endTime })
const afternoon = [w('13:00', '17:00')]

/** What all journeys of the grid publish. */
export const sameHours = {
  mon: [w('09:00', '12:30')],
  tue: afternoon,
  wed: afternoon,
  thu: afternoon,
  fri: [w('08:00', '15:00')],
  sat: [],
  sun: [],
}

export const said = (page: Page, text: string | RegExp) => page.getByRole('status').filter({ hasText: text })

export const from = (page: Page, day: string) =>
  page.getByRole('group', { name: day, exact: true }).getByRole('combobox', { name: 'From' })

export async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Review and publish' }).click()
  await page.getByRole('button', { name: 'Publish now' }).click()
}

/** The server has the hours, and the list shows what the grid does. */
export async function expectSameEverywhere(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Published. Clients see this now.' })).toBeVisible()
  const { schedule } = await askApi<{ schedule: { weekly: { hours: unknown }[] } }>(page, 'schedule.get')
  expect(schedule.weekly.map(pattern => pattern.hours)).toEqual([sameHours])

  const available = page.getByRole('gridcell', { name: /, available/ })
  await page.getByLabel('Rows').selectOption('30 minutes')
  await expect(available).toHaveCount(22.5 * 2)
  await page.getByRole('radio', { name: 'List' }).check()
  for (const [day, start, end] of [
    ['Monday', '09:00', '12:30'],
    ['Wednesday', '13:00', '17:00'],
    ['Friday', '08:00', '15:00'],
  ] as const) {
    await expect(from(page, day)).toHaveValue(start)
    const group = page.getByRole('group', { name: day, exact: true })
    await expect(group.getByRole('combobox', { name: 'To' })).toHaveValue(end)
  }
  await expect(page.getByLabel('Available on Sunday')).not.toBeChecked()
  await page.reload()
  await expect(page.getByRole('radio', { name: 'List' })).toBeChecked()
}
