import type { Page } from '@playwright/test'
import { expect, test } from './fixtures.ts'
import { meetBooker } from './held-slot.ts'

/** What the browser itself measured of a page since it was asked for. */
interface Paint {
  largestMs: number
  shift: number
}

/** Chromium's own budget for a page that stands still. */
const shiftMax = 0.1
const slowdown = 4
/** A page with a stream is never idle: so long after it has loaded it stands still, or jumps for its reader. */
const settleMs = 2_000
const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true }

test('W13: on a phone with a slow processor no page of a booking jumps while it loads', async ({
  person,
  baseURL,
}) => {
  test.slow()
  const { page, context, holdPath, startsAt } = await meetBooker(await person(phone), {
    name: 'Paint',
    nth: 18,
    origin: String(baseURL),
  })
  const devTools = await context.newCDPSession(page)
  await devTools.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
  const pages = {
    directory: '/',
    'a provider’s page': `/providers/watson?day=${startsAt.slice(0, 10)}`,
    'the hold page': holdPath,
    'my appointments': '/appointments',
  }
  for (const [name, path] of Object.entries(pages)) {
    const { largestMs, shift } = await paintOf(page, path)
    const description = `${name}: largest paint after ${Math.round(largestMs)} ms, layout shift ${shift.toFixed(3)}`
    test.info().annotations.push({ type: 'Paint', description })
    process.stdout.write(`    ${description}\n`)
    expect(largestMs, name).toBeGreaterThan(0)
    expect(shift, name).toBeLessThanOrEqual(shiftMax)
  }
})

async function paintOf(page: Page, path: string): Promise<Paint> {
  await page.goto(path)
  return page.evaluate(
    settleMs =>
      new Promise<Paint>(resolve => {
        const paint = { largestMs: 0, shift: 0 }
        new PerformanceObserver(list => {
          for (const entry of list.getEntries()) paint.largestMs = Math.max(paint.largestMs, entry.startTime)
        }).observe({ type: 'largest-contentful-paint', buffered: true })
        new PerformanceObserver(list => {
          for (const entry of list.getEntries() as (PerformanceEntry & {
            value: number
            hadRecentInput: boolean
          })[]) {
            if (!entry.hadRecentInput) paint.shift += entry.value
          }
        }).observe({ type: 'layout-shift', buffered: true })
        setTimeout(() => resolve(paint), settleMs)
      }),
    settleMs,
  )
}
