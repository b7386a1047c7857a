import type { Page } from '@playwright/test'
import { wholeDay } from './dates.ts'
import { expect, signInAsClient, test } from './fixtures.ts'

/** What is promised; a click on the other page is in it. */
const seen = { timeout: 2_000 }

/** A day on which nobody else books. */
const path = `/providers/gurung?day=${wholeDay(9)}`
/** Others look at this one in passing only. */
const quietProvider = 'okafor'

/** Opens the page of that day, and resolves to the name of its n-th time. */
async function lookAt(page: Page, nth: number): Promise<string> {
  await page.goto(path)
  const slot = page
    .getByRole('listitem')
    .getByRole('link', { name: /London time/ })
    .nth(nth)
  return (await slot.getAttribute('aria-label')) as string
}

test('B9: a time that somebody else holds is crossed out in its place, keeps the focus, and comes back when it is let go', async ({
  person,
}) => {
  const watching = await person()
  const other = await person()
  const streamOpens = watching.page.waitForResponse(/slot\.watch/)
  const name = await lookAt(watching.page, 3)
  await streamOpens
  const times = watching.page.getByRole('listitem').filter({ hasText: /\d\d:\d\d/ })
  const before = await times.allTextContents()
  const slot = watching.page.getByRole('link', { name, exact: true })
  await slot.focus()
  const boxBefore = await slot.boundingBox()

  await other.page.goto(`/auth/sign-in?returnTo=${path}`)
  await signInAsClient(other.page, 'Rival')
  await other.page.getByRole('link', { name, exact: true }).click()
  await expect(other.page.getByText(/Held until/)).toBeVisible()

  const gone = times.filter({ hasText: 'just taken' })
  await expect(gone).toHaveCount(1, seen)
  await expect(slot).toHaveCount(0)
  await expect(gone).toContainText(name)
  const after = await times.allTextContents()
  expect(after).toHaveLength(before.length)
  expect(await gone.locator('a').boundingBox()).toEqual(boxBefore)
  await expect(gone.locator('a')).toBeFocused()
  await expect(watching.page.getByRole('status').filter({ hasText: 'just taken' })).toHaveCount(1)

  await other.page.getByRole('button', { name: 'Choose another time' }).click()
  await expect(slot).toBeVisible(seen)
  await expect(slot).toBeFocused()
  await expect(gone).toHaveCount(0)
})

test('a page nobody chose a day on stays on its day while times of it go', async ({ person }) => {
  const watching = await person()
  const other = await person()
  await watching.page.goto('/providers/watson')
  await expect(watching.page).toHaveURL(/shown=/)
  const heading = watching.page.getByRole('heading', { name: /^Times on/ })
  const day = (await heading.textContent()) as string
  await other.page.goto('/auth/sign-in?returnTo=/providers/watson')
  await signInAsClient(other.page, 'Early')
  await other.page
    .getByRole('listitem')
    .getByRole('link', { name: /London time/ })
    .last()
    .click()
  await expect(other.page.getByText(/Held until/)).toBeVisible()
  await expect(watching.page.getByText('just taken').first()).toBeVisible(seen)
  await expect(heading).toHaveText(day)
  await expect(heading).not.toBeFocused()
})

test('a tab that is closed leaves no listener behind in Redis', async ({ person, request }) => {
  const input = encodeURIComponent(JSON.stringify({ slug: quietProvider }))
  const { result } = await (await request.get(`/api/trpc/provider.get?input=${input}`)).json()
  const channel = `holdfast:{${result.data.id}}:changes`
  const listeners = async () => {
    const answer = await request.post(`http://127.0.0.1:${process.env.E2E_REDIS_PORT}`, {
      headers: { authorization: `Bearer ${process.env.E2E_REDIS_TOKEN}` },
      data: ['PUBSUB', 'NUMSUB', channel],
    })
    return (await answer.json()).result[1]
  }
  await expect.poll(listeners).toBe(0)
  const [first, second] = [await person(), await person()]
  for (const { page } of [first, second]) await page.goto(`/providers/${quietProvider}`)
  await expect.poll(listeners).toBe(1)
  await first.page.close()
  await second.page.close()
  await expect.poll(listeners).toBe(0)
})
