import type { Page } from '@playwright/test'
import { instantInLondon } from './clocks.ts'
import { dayAfter, nextMonday } from './dates.ts'
import { expect, test } from './fixtures.ts'
import { openGridOfNewProvider } from './new-grid-provider.ts'

/** A longer task is felt (the Long Tasks API draws the same line). */
const longTaskMs = 50
const quartersOfADay = Array.from(
  { length: 96 },
  (_, i) => `${String(Math.floor(i / 4)).padStart(2, '0')}:${String((i % 4) * 15).padStart(2, '0')}`,
)
const pageSize = 96

test.describe.configure({ timeout: 180_000 })

test('E10: a drag over a week that is full of appointments leaves no task of 50 ms on the main thread', async ({
  person,
}) => {
  const { page } = await person({ viewport: { width: 1280, height: 1000 } })
  const monday = nextMonday()
  const visits = fullWeek(monday)
  await mockVisits(page, monday, visits)
  await openGridOfNewProvider(page, 'grid-of-many')
  await page.getByLabel('Rows').selectOption('15 minutes')
  const booked = page.getByRole('gridcell', { name: /1 booked/ })
  await expect(booked).toHaveCount(visits.length)

  const start = await centreOf(page, 'Monday, 09:00')
  await page.mouse.move(start.x, start.y)
  const dragging = await traceTasks(page, async () => {
    await page.mouse.down()
    await page.mouse.move(start.x + 500, start.y + 150, { steps: 60 })
    await page.mouse.move(start.x + 100, start.y + 80, { steps: 60 })
    await expect(page.getByText(/^Mon–Tue 09:00–/)).toBeVisible()
    await page.mouse.move(start.x + 500, start.y + 300, { steps: 60 })
  })
  const dropping = await traceTasks(page, async () => {
    await page.mouse.up()
    await expect(page.getByRole('gridcell', { name: /, available, 1 booked/ })).not.toHaveCount(0)
  })
  const [dragMs, dropMs] = [Math.max(...dragging), Math.max(...dropping)]
  const text = `${dragging.length} tasks while dragging, the longest ${dragMs} ms; at the drop ${dropMs} ms`
  test.info().annotations.push({ type: 'Tasks of the main thread', description: text })
  expect(dragging.length, text).toBeGreaterThan(50)
  expect(dragMs, text).toBeLessThanOrEqual(longTaskMs)
})

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** In microseconds of the thread's own time: what other programs of the machine do does not count. */
  tdur?: number
  args: { name?: string }
}

/** How long each task of the page's main thread was busy, in milliseconds. */
async function traceTasks(page: Page, act: () => Promise<void>): Promise<number[]> {
  const browser = page.context().browser()
  if (!browser) throw new Error('There is no browser to trace.')
  const categories = ['toplevel', 'devtools.timeline', 'disabled-by-default-devtools.timeline']
  await browser.startTracing(page, { categories })
  await act()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    traceEvents: TraceEvent[]
  }
  const mainThreads = traceEvents
    .filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')
    .map(threadOf)
  return traceEvents
    .filter(
      event => event.name === 'RunTask' && event.tdur !== undefined && mainThreads.includes(threadOf(event)),
    )
    .map(({ tdur = 0 }) => tdur / 1000)
}

const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`

async function centreOf(page: Page, name: string): Promise<{ x: number; y: number }> {
  const cell = page.getByRole('gridcell', { name: new RegExp(`^${name}`) })
  await cell.scrollIntoViewIfNeeded()
  const box = await cell.boundingBox()
  if (!box) throw new Error('The cell is not on the page.')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

interface Visit {
  appointmentId: string
  clientName: string
  startsAt: string
  endsAt: string
}

/** A visit in every quarter-hour that the clock shows in seven days: one, also where it shows one twice. */
function fullWeek(monday: string): Visit[] {
  const starts = new Set<string>()
  for (let [day, date] = [0, monday]; day < 7; [day, date] = [day + 1, dayAfter(date)]) {
    for (const time of quartersOfADay) starts.add(instantInLondon(date, time))
  }
  return [...starts].map((startsAt, index) => ({
    appointmentId: `visit-${index}`,
    clientName: `Client ${index}`,
    startsAt,
    endsAt: new Date(Date.parse(startsAt) + 15 * 60_000).toISOString(),
  }))
}

/** Answers with these appointments, a page at a time: what is tested is how the grid draws them, not where they come from. */
async function mockVisits(page: Page, monday: string, visits: readonly Visit[]): Promise<void> {
  await page.route(/appointment\.list/, route => {
    const [input] = Object.values(route.request().postDataJSON()) as { fromDate: string; cursor?: string }[]
    const from = Number(input?.cursor ?? 0)
    const isTheWeek = input?.fromDate === monday
    const appointments = isTheWeek ? visits.slice(from, from + pageSize) : []
    const nextCursor = isTheWeek && from + pageSize < visits.length ? String(from + pageSize) : null
    return route.fulfill({ json: [{ result: { data: { appointments, nextCursor } } }] })
  })
}
