import { devices, type Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { at, cell, type Point, pointOf, type Spot } from './grid-cells.ts'
import { expectSameEverywhere, publish, said } from './grid-hours.ts'
import { openGridOfNewProvider } from './new-grid-provider.ts'

/** They are long, and a finger takes a step at a time. */
test.describe.configure({ timeout: 180_000 })

const { defaultBrowserType: _, ...phone } = devices['Pixel 7']

test('E10: by touch, a long press drags hours while a swipe scrolls', async ({ person }) => {
  const { page } = await person(phone)
  await openGridOfNewProvider(page, 'grid-by-touch')
  await page.getByLabel('Rows').selectOption('60 minutes')
  const touch = await fingerOf(page)

  async function fingerDrag(from: Spot, to: Spot, label: string) {
    const start = await pointOf(from)
    await touch('touchStart', start)
    await expect(ghostLabel(page)).toBeVisible()
    const end = await pointOf(to, { still: true })
    for (const share of [0.3, 0.6, 1]) {
      await touch('touchMove', {
        x: start.x + (end.x - start.x) * share,
        y: start.y + (end.y - start.y) * share,
      })
    }
    await expect(page.getByText(label)).toBeVisible()
    await touch('touchEnd')
    await expect(page.getByText(label)).toBeHidden()
  }

  await cell(page, 'Monday', '12:00').scrollIntoViewIfNeeded()
  const before = await cell(page, 'Monday', '12:00').boundingBox()
  await swipeUp(touch, await pointOf(at(cell(page, 'Monday', '12:00'), 0.5)))
  await expect
    .poll(async () => (await cell(page, 'Monday', '12:00').boundingBox())?.y)
    .toBeLessThan(Number(before?.y))
  await expectAtRest(page)
  await expect(page.getByRole('button', { name: 'Review and publish' })).toHaveCount(0)

  await fingerDrag(
    at(cell(page, 'Monday', '09:00'), 0.1),
    at(cell(page, 'Monday', '12:00'), 0.4),
    'Mon 09:00–12:30',
  )
  await fingerDrag(
    at(cell(page, 'Tuesday', '13:00'), 0.1),
    at(cell(page, 'Thursday', '16:00'), 0.9),
    'Tue–Thu 13:00–17:00',
  )
  await cell(page, 'Friday', '08:00').tap()
  await cell(page, 'Friday', '14:00').tap()
  await expect(said(page, 'Friday now 08:00 to 15:00. 22.5 hours in all.')).toHaveCount(1)
  await publish(page)
  await expectSameEverywhere(page)
})

test('E10: a finger that stops a rolling page drags nothing, as the page would scroll with it', async ({
  person,
}) => {
  const { page } = await person(phone)
  await openGridOfNewProvider(page, 'grid-that-rolls')
  const touch = await fingerOf(page)
  await page.evaluate(() =>
    window.addEventListener('touchstart', event => {
      document.body.dataset.touches += event.cancelable ? ' asks' : ' stops'
    }),
  )

  // The page rolls for a fifth of a second; a slow machine may come too late, and tries again.
  await expect(async () => {
    const finger = await pointOf(cell(page, 'Monday', '12:00'))
    await page.evaluate(() => {
      document.body.dataset.touches = 'touches:'
    })
    await swipeUp(touch, finger)
    await touch('touchStart', finger)
    await page.waitForTimeout(100)
    const touches = await page.evaluate(() => document.body.dataset.touches)
    if (touches !== 'touches: asks stops') await touch('touchCancel')
    expect(touches).toBe('touches: asks stops')
  }).toPass({ timeout: 60_000 })
  // Twice as long as a long press takes.
  await page.waitForTimeout(800)
  await expect(ghostLabel(page)).toBeHidden()
  await touch('touchEnd')
  await expect(page.getByRole('button', { name: 'Review and publish' })).toHaveCount(0)
})

/** Puts a finger down, moves it and lifts it; Playwright itself can only tap. */
async function fingerOf(page: Page) {
  const client = await page.context().newCDPSession(page)
  return (type: 'touchStart' | 'touchMove' | 'touchEnd' | 'touchCancel', point?: Point) =>
    client.send('Input.dispatchTouchEvent', { type, touchPoints: point ? [point] : [] })
}

async function swipeUp(touch: Awaited<ReturnType<typeof fingerOf>>, { x, y }: Point): Promise<void> {
  await touch('touchStart', { x, y })
  for (const up of [30, 60, 90]) await touch('touchMove', { x, y: y - up })
  await touch('touchEnd')
}

/** The times of what a drag would change. */
const ghostLabel = (page: Page) =>
  page.getByRole('grid', { name: 'Hours of the week' }).getByText(/^\w+ [\d:–]+$/)

/** A page that was swiped rolls on for a while, and a finger that comes down meanwhile stops it rather than drags. */
async function expectAtRest(page: Page): Promise<void> {
  const monday = cell(page, 'Monday', '12:00')
  await expect(async () => {
    const before = await monday.boundingBox()
    await page.waitForTimeout(100)
    expect(await monday.boundingBox()).toEqual(before)
  }).toPass({ timeout: 10_000 })
}
