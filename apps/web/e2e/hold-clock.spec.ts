import { expect, test } from './fixtures.ts'
import { meetHolder } from './held-slot.ts'

test('B14: the countdown ticks in minutes, in the last two in seconds, and is heard at its marks only', async ({
  person,
  baseURL,
}) => {
  const someone = await person()
  await someone.page.clock.install()
  const { page } = await meetHolder(someone, { name: 'Counter', nth: 12, origin: String(baseURL) })
  // The server would say that no time has passed.
  await page.route(/hold\.check/, route => route.abort('connectionreset'))
  const timer = page.getByRole('timer')
  await expect(timer).toHaveText(/^Held until \d\d:\d\d [A-Z]{3} \((29|30) minutes left\)$/)
  expect(await timer.getAttribute('aria-live')).toBeNull()

  const heard: string[] = []
  const shown: string[] = []
  const panel = timer.locator('..')
  for (let step = 0; step < 59; step++) {
    await page.clock.fastForward(30_000)
    if (!(await timer.isVisible())) break
    shown.push((await timer.textContent())?.match(/\((.*)\)/)?.[1] ?? '')
    for (const role of ['status', 'alert'] as const) {
      const text = await panel.getByRole(role).textContent()
      if (text && text !== heard.at(-1)) heard.push(text)
    }
  }
  expect(heard).toEqual([
    '10 minutes left to confirm.',
    '5 minutes left to confirm.',
    '2 minutes left to confirm.',
    '1 minute left to confirm.',
    '30 seconds left to confirm.',
  ])
  const inSeconds = shown.filter(text => !text.includes('minutes'))
  expect(inSeconds.length).toBeGreaterThanOrEqual(3)
  for (const text of inSeconds) expect(text).toMatch(/^[01]:\d\d left$/)
  await page.clock.fastForward(60_000)
  await expect(page.getByText('We are asking whether the time is still free…')).toBeVisible()
  await page.unroute(/hold\.check/)
  await page.clock.fastForward(6_000)
  await expect(timer, 'the server knows better').toHaveText(/\((29|30) minutes left\)/)
})

test('B15: a browser whose clock is wrong by hours counts by the server’s', async ({ person, baseURL }) => {
  const someone = await person()
  await someone.page.clock.install({ time: Date.now() + 3 * 60 * 60 * 1000 })
  const { page } = await meetHolder(someone, { name: 'Ahead', nth: 13, origin: String(baseURL) })
  await expect(page.getByRole('timer')).toHaveText(/\((29|30) minutes left\)/)
})
