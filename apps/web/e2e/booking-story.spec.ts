import { fridayAfterNext } from './dates.ts'
import { expect, signInAs, signInAsClient, test } from './fixtures.ts'

test('a provider publishes Friday 08:00-15:00, one client books a time of it, and another is told at once', async ({
  person,
}) => {
  const friday = fridayAfterNext()

  const provider = await person({ timezoneId: 'Europe/Berlin' })
  await provider.page.goto('/schedule')
  await signInAs(provider.page, 'Dr. Maren Holt')
  await provider.page.getByLabel('Date', { exact: true }).fill(friday.date)
  await provider.page.getByRole('button', { name: 'Change this date' }).click()
  const day = provider.page.getByRole('group', { name: friday.words, exact: true })
  await day.getByRole('combobox', { name: 'From' }).fill('8')
  await day.getByRole('combobox', { name: 'To' }).fill('15:00')
  await day.getByRole('combobox', { name: 'To' }).press('Tab')
  await provider.page.getByRole('button', { name: 'Review and publish' }).click()
  await expect(provider.page.getByText(`${friday.words}: 08:00`)).toBeVisible()
  await provider.page.getByRole('button', { name: 'Publish now' }).click()
  await expect(provider.page.getByRole('heading', { name: 'Published. Clients see this now.' })).toBeVisible()

  // Two clients look at the last time of that day, each in a zone of their own.
  const first = await person({ timezoneId: 'Asia/Kathmandu' })
  const second = await person({ timezoneId: 'Europe/London' })
  // The second one's page hears of no change, and so still offers what the first one takes.
  await second.page.route(/slot\.watch/, route => route.abort('connectionreset'))
  await first.page.goto('/auth/sign-in?returnTo=/providers/holt')
  await signInAsClient(first.page, 'Maya')
  await second.page.goto('/auth/sign-in?returnTo=/providers/holt')
  await signInAsClient(second.page, 'Otto')

  const firstSlot = first.page.getByRole('link', { name: `${friday.words}, Kathmandu time` }).last()
  const secondSlot = second.page.getByRole('link', { name: `13:45 to 14:00, ${friday.words}, London time` })
  await expect(firstSlot).toBeVisible()
  await expect(secondSlot).toBeVisible()

  await firstSlot.click()
  await expect(first.page.getByRole('heading', { level: 1, name: /held for you/ })).toBeVisible()
  await expect(first.page.getByText(/14:45.* in Berlin/)).toBeVisible()

  await secondSlot.click()
  await expect(second.page.getByRole('main').getByRole('alert')).toContainText('That time was just taken.')
  const nearest = second.page.getByRole('button', { name: /13:30/ })
  await expect(nearest).toBeFocused()

  await first.page.getByLabel(/Reason for the visit/).fill('A rash that will not go')
  await first.page.getByRole('button', { name: /^Confirm Fri/ }).click()
  await expect(first.page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()

  await second.page.goto('/providers/holt')
  await expect(second.page.getByRole('link', { name: `13:30 to 13:45, ${friday.words}` })).toBeVisible()
  await expect(secondSlot).toHaveCount(0)

  await provider.page.goto('/calendar?view=upcoming')
  await expect(provider.page.getByText('Maya')).toBeVisible()
  await expect(provider.page.getByText('A rash that will not go')).toBeVisible()
})
