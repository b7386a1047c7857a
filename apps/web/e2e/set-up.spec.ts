import type { Page } from '@playwright/test'
import { expectAccessible } from './accessible.ts'
import { wholeDay } from './dates.ts'
import { expect, signInAsNewProvider, test } from './fixtures.ts'
import { openProvider } from './open-provider.ts'

/** Makes a name that nobody has yet, also on a server that has served other runs. */
const mark = () => crypto.randomUUID().slice(0, 8)

async function beginSetUp(page: Page, name: string): Promise<void> {
  await page.goto('/auth/sign-in?returnTo=/')
  await signInAsNewProvider(page, name)
  await expect(page.getByRole('heading', { level: 1, name: `Welcome, ${name}` })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Publish my hours' })).toBeEnabled()
}

test('a first sign-in leads to set-up, and one button later clients see times of the preset', async ({
  person,
}) => {
  const { page } = await person({ timezoneId: 'Asia/Kathmandu' })
  const own = mark()
  const name = `Dr. Şule Öztürk ${own}`
  const path = `/providers/sule-ozturk-${own}`
  await beginSetUp(page, name)
  await page.goto('/calendar')
  await expect(page).toHaveURL(/\/set-up$/)
  await expect(page.getByLabel('Name', { exact: true })).toHaveValue(name)
  await expect(page.getByLabel('Address on this site')).toHaveValue(`sule-ozturk-${own}`)
  await expect(page.getByLabel('Time zone')).toHaveValue('Kathmandu')
  await page.getByLabel(/Title or speciality/).fill('Orthodontics')
  await page.getByRole('radio', { name: /Mon–Fri 8–3/ }).check()

  // The server carries both out, the answer to each is lost, and the button is pressed twice.
  const sent: string[] = []
  page.on('request', request => sent.push(...procedureNames(request.url())))
  for (const call of [/provider\.register/, /schedule\.publish/]) {
    await page.route(
      call,
      async route => {
        await route.fetch()
        await route.abort('connectionreset')
      },
      { times: 1 },
    )
  }
  await page.getByRole('button', { name: 'Publish my hours' }).evaluate(clickTwiceBeforeAnyTimer)
  await expect(page.getByRole('heading', { name: 'Your hours are published' })).toBeFocused()
  await expect(page.getByText(/The first time that they can choose is/)).toBeVisible()
  // Each answer that was lost has all of it asked once more, and the second click asks for nothing.
  expect(sent).toEqual([
    'provider.register',
    'provider.register',
    'schedule.publish',
    'provider.register',
    'schedule.publish',
    'slot.find',
  ])

  await page.getByRole('link', { name: path }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.goto(`${path}?day=${wholeDay(3)}`)
  await expect(page.getByRole('link', { name: /^08:00 to 08:15, .*Kathmandu time/ })).toBeVisible()
  await page.goto('/set-up')
  await expect(page).toHaveURL(/\/schedule$/)
  await page.goto('/')
  await page.getByLabel('Name or speciality').fill('Orthodontics')
  await page.getByRole('button', { name: 'Search' }).click()
  await expect(page.getByRole('link', { name })).toHaveCount(1)
})

/** A double click on a busy machine: promises are kept between the two, but no timer comes. */
async function clickTwiceBeforeAnyTimer(button: Element): Promise<void> {
  const { click } = button as HTMLElement
  click.call(button)
  for (let turns = 0; turns < 100; turns++) await null
  click.call(button)
}

/** The procedures that a request to the Api calls; none for any other request. */
function procedureNames(url: string): string[] {
  const [, names] = /\/api\/trpc\/([^?]+)/.exec(url) ?? []
  return names ? decodeURIComponent(names).split(',') : []
}

test('a taken address is refused at its field with another that is free; by keyboard alone, with nothing typed lost', async ({
  person,
}) => {
  const { page } = await person({ colorScheme: 'dark', viewport: { width: 320, height: 800 } })
  const taken = `eve-jekyll-${mark()}`
  await openProvider(await person(), taken)
  await beginSetUp(page, `Dr. ${taken.replaceAll('-', ' ')}`)
  await expectAccessible(page)
  await page.getByLabel('Name', { exact: true }).focus()
  await page.keyboard.press('Tab')
  await page.keyboard.type('General practice')
  await page.keyboard.press('Enter')

  const summary = page.getByRole('main').getByRole('alert')
  await expect(summary).toContainText(`${taken} is taken`)
  await expectAccessible(page)
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  const address = page.getByLabel('Address on this site')
  await expect(address).toBeFocused()
  await expect(address).toHaveAttribute('aria-invalid', 'true')
  await page.keyboard.press('Tab')
  await expect(page.getByRole('button', { name: `Use ${taken}-2` })).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(address).toHaveValue(`${taken}-2`)
  await expect(page.getByLabel(/Title or speciality/)).toHaveValue('General practice')
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Your hours are published' })).toBeFocused()
  await expectAccessible(page)
})

test('what is missing is said on top and at the field, and a reload between the two steps ends nowhere dead', async ({
  person,
}) => {
  const { page } = await person()
  const name = `Mina Half ${mark()}`
  await beginSetUp(page, name)
  await page.getByLabel('Name', { exact: true }).fill('')
  await page.getByLabel('Time zone').fill('Nowhere')
  await page.getByRole('button', { name: 'Publish my hours' }).click()
  const summary = page.getByRole('main').getByRole('alert')
  await expect(summary.getByRole('link')).toHaveCount(3)
  await summary.getByRole('link', { name: 'Choose a city from the list, such as London.' }).click()
  await expect(page.getByLabel('Time zone')).toBeFocused()
  await page.getByLabel('Time zone').fill('london')
  await page.getByLabel('Name', { exact: true }).fill(name)

  await page.route(/schedule\.publish/, route => route.abort('connectionreset'))
  await page.getByRole('button', { name: 'Publish my hours' }).click()
  await expect(page.getByText('No answer yet.')).toBeVisible()
  await page.unroute(/schedule\.publish/)
  await page.reload()
  await expect(page.getByText(/You are registered/)).toBeVisible()
  await page.getByRole('radio', { name: /Mon, Wed, Fri mornings/ }).check()
  await page.getByRole('button', { name: 'Publish my hours' }).click()
  await page.getByRole('link', { name: `/providers/${name.toLowerCase().replaceAll(' ', '-')}` }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  await page.goto(`${page.url().split('?')[0]}?view=list`)
  await expect(page.getByRole('link', { name: /^09:00 to 09:15, .*London time/ }).first()).toBeVisible()
})
