import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from '@playwright/test'
import { expect } from './fixtures.ts'

/** No violation of WCAG 2.2 AA that a program can find, and nothing that scrolls the page sideways. */
export async function expectAccessible(page: Page): Promise<void> {
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

/** The size of window that a page has before and after it is looked at in every way. */
export const wide = { width: 1280, height: 800 }

/** Every way in which a page is looked at, one after the other; the first again in the end. */
const looks: ((page: Page) => Promise<unknown>)[] = [
  page => page.emulateMedia({ colorScheme: 'dark' }),
  page => page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' }),
  async page => {
    await page.emulateMedia({ forcedColors: 'none' })
    await page.setViewportSize({ width: 320, height: 800 })
  },
  async page => {
    await page.setViewportSize(wide)
    await setTextSize(page, '200%')
  },
  page => setTextSize(page, ''),
]

const setTextSize = (page: Page, size: string) =>
  page.evaluate(size => {
    document.documentElement.style.fontSize = size
  }, size)

/** The same in light, dark, forced colours, at 320 px, and with text twice as large. */
export async function expectAccessibleInEveryLook(page: Page): Promise<void> {
  for (const look of looks) {
    await look(page)
    await expectAccessible(page)
  }
}
