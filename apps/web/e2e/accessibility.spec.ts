import { expectAccessibleInEveryLook, wide } from './accessible.ts'
import { expect, signInAs, signInAsClient, test } from './fixtures.ts'

test.describe.configure({ timeout: 180_000 })

test('W: no page on the way to a booking breaks WCAG 2.2 AA, in any look', async ({ person }) => {
  const { page } = await person({ viewport: wide })
  for (const path of [
    '/',
    '/?q=nobody-of-this-name',
    '/providers/thompson',
    '/providers/thompson?view=list',
    '/providers/holt',
    '/auth/sign-in?returnTo=/appointments',
  ]) {
    await page.goto(path)
    await expectAccessibleInEveryLook(page)
  }
  await signInAsClient(page, 'Axel')
  await expect(page.getByText('You have no appointment coming up.')).toBeVisible()
  await expectAccessibleInEveryLook(page)
})

test('W: no page of a provider breaks WCAG 2.2 AA, in any look', async ({ person }) => {
  const { page } = await person({ viewport: wide })
  await page.goto('/schedule')
  await signInAs(page, 'Dr. Amara Okafor')
  // Until the page works its fields are disabled, and so is what lies in the grid.
  await expect(page.getByRole('radio', { name: 'List' })).toBeEnabled()
  await expectAccessibleInEveryLook(page)
  await page.getByRole('radio', { name: 'List' }).check()
  await page.getByLabel('Available on Saturday').check()
  await page.getByRole('button', { name: 'Review and publish' }).click()
  await expectAccessibleInEveryLook(page)
  await page.goto('/calendar')
  await expectAccessibleInEveryLook(page)
})

test('W: the page of the API breaks no WCAG 2.2 AA, in any look', async ({ person }) => {
  const { page } = await person({ viewport: wide })
  await page.goto('/api/docs')
  await expectAccessibleInEveryLook(page)
})
