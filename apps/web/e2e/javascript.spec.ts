import type { Page } from '@playwright/test'
import { expect, signInAs, signInAsClient, test } from './fixtures.ts'

/** Of JavaScript that a page loads before anybody touches it, gzip as it travels (UX.md, W14). */
const budgetsKb = { booking: 190, editor: 300, other: 170 } as const

test('W14: no page loads more JavaScript than its budget', async ({ person }) => {
  const visitor = await person()
  await expectWithin(visitor.page, '/', 'other')
  await expectWithin(visitor.page, '/providers/gurung', 'booking')

  const client = await person()
  await client.page.goto('/auth/sign-in?returnTo=/appointments')
  await signInAsClient(client.page, 'Weiss')
  await expect(client.page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectWithin(client.page, '/appointments', 'other')
  await client.page.goto('/?q=gurung')
  const soonest = client.page.getByRole('list', { name: /^Next times/ }).getByRole('link')
  await expectWithin(client.page, String(await soonest.first().getAttribute('href')), 'booking')

  const provider = await person()
  await provider.page.goto('/auth/sign-in?returnTo=/calendar')
  await signInAs(provider.page, 'Dr. Amara Okafor')
  await expect(provider.page.getByRole('heading', { level: 1 })).toBeVisible()
  await expectWithin(provider.page, '/calendar', 'other')
  await expectWithin(provider.page, '/schedule', 'editor')
})

async function expectWithin(page: Page, path: string, kind: keyof typeof budgetsKb): Promise<void> {
  await page.goto(path)
  const bytes = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry): entry is PerformanceResourceTiming => entry.name.includes('.js'))
      .reduce((sum, entry) => sum + entry.encodedBodySize, 0),
  )
  const kb = Math.round(bytes / 1000)
  test.info().annotations.push({ type: 'JavaScript', description: `${path}: ${kb} kB of ${budgetsKb[kind]}` })
  expect(kb, `what ${path} loads, in kB`).toBeGreaterThan(50)
  expect(kb, `what ${path} loads, in kB`).toBeLessThanOrEqual(budgetsKb[kind])
}
