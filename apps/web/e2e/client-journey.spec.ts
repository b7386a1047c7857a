import { wholeDay } from './dates.ts'
import { expect, signInAsClient, test } from './fixtures.ts'

/** A day of Dr. Gurung's on which nobody else books: any time that is listed can be taken. */
const provider = `/providers/gurung?day=${wholeDay(3)}`

test('B13, B15: choosing a time signed out comes back to that time, held once, also after a reload and in a second tab', async ({
  person,
}) => {
  const { page, context } = await person()
  await page.goto(provider)
  const slot = page.getByRole('link', { name: /London time$/ }).nth(2)
  const [time] = ((await slot.getAttribute('aria-label')) as string).split(' to ') as [string]
  await slot.click()
  await signInAsClient(page, 'Ines')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(`${time}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('held for you')
  const until = await page.getByText(/Held until/).textContent()

  await page.getByLabel(/Reason for the visit/).fill('Half a thought')
  await page.reload()
  await expect(page.getByText(/Held until/)).toHaveText(new RegExp(String(until).slice(0, 16)))
  await expect(page.getByLabel(/Reason for the visit/)).toHaveValue('Half a thought')
  const second = await context.newPage()
  await second.goto(page.url())
  await expect(second.getByText(/Held until/)).toHaveText(new RegExp(String(until).slice(0, 16)))
  await page.goto('/appointments')
  await expect(page.getByText('Held for you, not booked yet')).toBeVisible()
  await expect(page.getByRole('link', { name: /Finish booking/ })).toHaveCount(1)
})

test('B18: a double click and a lost answer make one appointment, and it can be cancelled', async ({
  person,
}) => {
  const { page } = await person({ timezoneId: 'America/St_Johns' })
  await page.goto(`/auth/sign-in?returnTo=${provider}`)
  await signInAsClient(page, 'Yusuf')
  await page
    .getByRole('link', { name: / time$/ })
    .nth(5)
    .click()
  const confirm = page.getByRole('button', { name: /^Confirm/ })
  await expect(confirm).toBeVisible()

  // The server carries the first confirm out, and its answer never arrives.
  await page.route(
    /appointment\.confirm/,
    async route => {
      await route.fetch()
      await route.abort('connectionreset')
    },
    { times: 1 },
  )
  await confirm.dblclick()
  await expect(page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible({
    timeout: 20_000,
  })

  await page.goto('/appointments')
  const booked = page.getByRole('listitem').filter({ hasText: 'Dr. Asha Gurung' })
  await expect(booked).toHaveCount(1)
  await booked.getByRole('heading').getByRole('link').click()
  await page.getByRole('link', { name: 'Cancel this appointment' }).click()
  await page.getByLabel(/reason/i).fill('Feeling better')
  await page.getByRole('button', { name: 'Cancel this appointment' }).click()
  await expect(page.getByRole('link', { name: 'Book another time' })).toBeVisible()
  await page.goto('/appointments')
  await expect(page.getByText('Cancelled', { exact: true })).toBeVisible()
})

test('B17: a second time moves the first hold, and choosing another time lets go of it', async ({
  person,
}) => {
  const { page } = await person()
  await page.goto(`/auth/sign-in?returnTo=${provider}`)
  await signInAsClient(page, 'Noor')
  const slots = page.getByRole('link', { name: /London time$/ })
  await slots.nth(8).click()
  await expect(page.getByText(/Held until/)).toBeVisible()
  await page.goBack()
  await slots.nth(10).click()
  await expect(page.getByText(/Held until/)).toBeVisible()
  await page.goto('/appointments')
  await expect(page.getByRole('link', { name: /Finish booking/ })).toHaveCount(1)
  await page.getByRole('link', { name: /Finish booking/ }).click()
  await page.getByRole('button', { name: 'Choose another time' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Dr. Asha Gurung' })).toBeVisible()
  await page.goto('/appointments')
  await expect(page.getByText('Held for you, not booked yet')).toHaveCount(0)
})

test('B1: the first paint needs no JavaScript: directory, days and times are links that lead to sign-in', async ({
  person,
}) => {
  const { page } = await person({ javaScriptEnabled: false })
  await page.goto('/')
  await page.getByLabel('Name or speciality').fill('paed')
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('link', { name: /Dr\. Asha Gurung/ }).click()
  await expect(page.getByText('Next available')).toBeVisible()
  await page.getByRole('link', { name: /^Next month/ }).click()
  await page
    .getByRole('link', { name: /\d times? available/ })
    .first()
    .click()
  await page
    .getByRole('link', { name: /^\d\d:\d\d to / })
    .last()
    .click()
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible()
})
