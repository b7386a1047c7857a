import type { Page } from '@playwright/test'
import { askApi } from './api-of-page.ts'
import { expect, signInAsNewProvider } from './fixtures.ts'

/** Signs in as a new provider in London who has no hours yet, and leads to the grid of next week, which is all to come. */
export async function openGridOfNewProvider(page: Page, name: string): Promise<void> {
  // On a server that serves several runs, too, nobody has the name yet.
  const slug = `${name}-${Date.now().toString(36)}`
  await page.goto('/auth/sign-in?returnTo=/set-up')
  await signInAsNewProvider(page, slug)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await askApi(page, 'provider.register', { slug, name: slug, title: null, timeZone: 'Europe/London' })
  await page.goto('/schedule')
  await page.getByRole('radio', { name: 'Grid' }).check()
  await page.getByRole('button', { name: 'Next week' }).click()
  await expect(page.getByRole('grid', { name: 'Hours of the week' })).toBeVisible()
}
