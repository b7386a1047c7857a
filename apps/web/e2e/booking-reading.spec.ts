import type { Locator, Page } from '@playwright/test'
import { expect, signInAsClient, test } from './fixtures.ts'

/** What a screen reader has to say on each step of a booking. */
const readings = {
  directory: `
    - main:
      - heading "Find care, and a time that stays yours" [level=1]
      - search:
        - searchbox "Name or speciality"
        - button "Search"
      - region "Providers":
        - list:
          - listitem:
            - heading "Dr. John Watson" [level=2]:
              - link "Dr. John Watson"
            - list "Next times with Dr. John Watson":
              - listitem:
                - link /^\\d\\d:\\d\\d [A-Z]{3} on \\w+ \\d+ \\w+ in London time/
  `,
  provider: `
    - main:
      - heading "Dr. John Watson" [level=1]
      - region "Next available":
        - heading "Next available:" [level=2]
      - region /^Times on \\w+ \\d+ \\w+$/:
        - heading /^Times on \\w+ \\d+ \\w+$/ [level=2]
        - status: /^\\d+ times available, London time$/
        - list:
          - listitem:
            - link /^\\d\\d:\\d\\d to \\d\\d:\\d\\d, \\w+ \\d+ \\w+, London time$/
  `,
  held: `
    - main:
      - heading /^\\w+ \\d+ \\w+, \\d\\d:\\d\\d–\\d\\d:\\d\\d [A-Z]{3}, held for you$/ [level=1]
      - status: /^Held for you until \\d\\d:\\d\\d [A-Z]{3}\\.$/
      - timer:
        - strong: /^Held until \\d\\d:\\d\\d [A-Z]{3}$/
        - text: /\\(\\d+ minutes left\\)/
      - textbox /^Reason for the visit/
      - button /^Confirm \\w{3} \\d+ \\w{3}, \\d\\d:\\d\\d [A-Z]{3}$/
      - button "Choose another time"
  `,
  proof: `
    - main:
      - heading "Your appointment is booked" [level=1]
  `,
} as const

const read = (page: Page, step: keyof typeof readings) =>
  expect(page.locator('body')).toMatchAriaSnapshot(readings[step])

test('a booking by keyboard alone reads well on every step', async ({ person }) => {
  const { page } = await person()
  await page.goto('/auth/sign-in?returnTo=/')
  await signInAsClient(page, 'Key')
  await tabTo(page, page.getByRole('searchbox', { name: 'Name or speciality' }))
  await page.keyboard.type('family')
  await page.keyboard.press('Enter')
  await expect(page.getByText('Results for “family”')).toBeVisible()
  await read(page, 'directory')

  await tabTo(page, page.getByRole('link', { name: 'Dr. John Watson' }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1, name: 'Dr. John Watson' })).toBeVisible()
  // Late in the day its first day with times may have a single one; a day of next month has all of its own.
  await tabTo(page, page.getByRole('link', { name: /^Next month/ }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/day=/)
  await tabTo(page, daysOf(page).nth(1))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: /^Times on/ })).toBeFocused()
  await read(page, 'provider')

  await tabTo(page, slotsOf(page).last())
  await page.keyboard.press('Enter')
  await expect(page.getByRole('timer')).toBeVisible()
  await expect(page).toHaveTitle('Confirm your time · Holdfast')
  await read(page, 'held')

  await tabTo(page, page.getByLabel(/Reason for the visit/))
  await page.keyboard.type('A cough')
  await tabTo(page, page.getByRole('button', { name: /^Confirm/ }))
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()
  await read(page, 'proof')
  expect(`${page.url()} ${await page.title()}`, 'B22').not.toMatch(/cough/i)
})

test('a booking on a phone, by touch', async ({ person }) => {
  const { page } = await person({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true })
  await page.goto('/auth/sign-in?returnTo=/?q=family')
  await signInAsClient(page, 'Finger')
  await read(page, 'directory')
  await page.getByRole('link', { name: 'Dr. John Watson' }).tap()
  await expect(page.getByRole('heading', { level: 1, name: 'Dr. John Watson' })).toBeVisible()
  await page.getByRole('link', { name: /^Next month/ }).tap()
  await daysOf(page).nth(2).tap()
  await slotsOf(page).first().tap()
  await expect(page.getByRole('timer')).toBeVisible()
  await read(page, 'held')
  for (const name of [/^Confirm/, 'Choose another time']) {
    const box = await page.getByRole('button', { name }).boundingBox()
    expect(box?.height, 'W4').toBeGreaterThanOrEqual(44)
  }
  await page.getByRole('button', { name: /^Confirm/ }).tap()
  await expect(page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()
  await read(page, 'proof')
})

const daysOf = (page: Page) => page.getByRole('link', { name: /\d+ times available$/ })
const slotsOf = (page: Page) =>
  page.getByRole('listitem').getByRole('link', { name: /^\d\d:\d\d to .* London time/ })

async function tabTo(page: Page, target: Locator): Promise<void> {
  const isFocused = () => target.evaluate(element => element === document.activeElement)
  for (let steps = 0; steps < 150 && !(await isFocused()); steps++) await page.keyboard.press('Tab')
  await expect(target, 'reached by Tab').toBeFocused()
}
