import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect, signInAs, signInAsClient, test } from './fixtures.ts'

/** Each on a provider of its own, so that no two want the same time. */
const looks = [
  { name: 'light', slug: 'thompson', options: { colorScheme: 'light' } },
  { name: 'dark', slug: 'watson', options: { colorScheme: 'dark' } },
  { name: '320 px wide', slug: 'jekyll', options: { viewport: { width: 320, height: 800 } } },
] as const

for (const { name, slug, options } of looks) {
  test(`W: no page of a client breaks WCAG 2.2 AA, ${name}`, async ({ person }) => {
    const { page } = await person(options)
    await page.goto('/')
    await expectAccessible(page)
    await page.goto(`/providers/${slug}`)
    await expectAccessible(page)
    await page.goto(`/providers/${slug}?view=list`)
    await expectAccessible(page)
    await page.goto(`/auth/sign-in?returnTo=/providers/${slug}`)
    await expectAccessible(page)
    await signInAsClient(page, `Axel ${name}`)
    await page
      .getByRole('link', { name: /London time/ })
      .first()
      .click()
    await expect(page.getByText(/Held until/)).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('button', { name: /^Confirm/ }).click()
    await expect(page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()
    await expectAccessible(page)
    await page.getByRole('link', { name: 'Cancel this appointment' }).click()
    await expectAccessible(page)
    await page.goto('/appointments')
    await expectAccessible(page)
  })

  test(`W: no page of a provider breaks WCAG 2.2 AA, ${name}`, async ({ person }) => {
    const { page } = await person(options)
    await page.goto('/schedule')
    await signInAs(page, 'Dr. Amara Okafor')
    await expect(page.getByRole('heading', { level: 1, name: 'Your hours' })).toBeVisible()
    await expectAccessible(page)
    await page.getByLabel('Available on Saturday').check()
    await page.getByRole('button', { name: 'Review and publish' }).click()
    await expectAccessible(page)
    await page.goto('/calendar')
    await expectAccessible(page)
  })

  test(`W: the page of the API breaks no WCAG 2.2 AA, ${name}`, async ({ person }) => {
    const { page } = await person(options)
    await page.goto('/api/docs')
    await expectAccessible(page)
  })
}

async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze()
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(node => node.target.join(' ')).join(', ')}`,
  )
  expect(found, `on ${page.url()}`).toEqual([])
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
  expect(sideways, `sideways scroll on ${page.url()}`).toBeLessThanOrEqual(0)
}
