import { expectAccessible } from './accessible.ts'
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
    // Until the page works its fields are disabled, and so is what lies in the grid.
    await expect(page.getByRole('radio', { name: 'List' })).toBeEnabled()
    await expectAccessible(page)
    await page.getByRole('radio', { name: 'List' }).check()
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
