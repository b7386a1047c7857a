import { Temporal } from 'temporal-polyfill'
import { askApi } from './api-of-page.ts'
import { goesForward, nextChanges } from './clocks.ts'
import { wholeDay } from './dates.ts'
import { expect, signInAsClient, test } from './fixtures.ts'
import { openProvider } from './open-provider.ts'

/** Zones with every oddity: a whole hour, three quarters, a half, a day ahead, half an hour of summer time; and the city that we print. */
const cities = {
  'Europe/London': 'London',
  'America/New_York': 'New York',
  'Australia/Lord_Howe': 'Lord Howe Island',
  'Asia/Kathmandu': 'Kathmandu',
  'America/St_Johns': 'St Johns',
  'Pacific/Apia': 'Apia',
  'America/Santiago': 'Santiago',
} as const
type Zone = keyof typeof cities
const zones = Object.keys(cities) as Zone[]

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']
const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

const two = (value: number) => String(value).padStart(2, '0')
const clock = ({ hour, minute }: Temporal.ZonedDateTime) => `${two(hour)}:${two(minute)}`
const dayInWords = ({ dayOfWeek, day, month }: Temporal.ZonedDateTime) =>
  `${weekdays[dayOfWeek - 1]} ${day} ${months[month - 1]}`

/** What has to be printed of a quarter-hour on a wall in a zone, put together by Temporal and not by us. */
function printed(startsAt: Temporal.ZonedDateTime, zone: Zone) {
  const start = startsAt.withTimeZone(zone)
  const end = start.add({ minutes: 15 })
  const night = start.hour < 6 || start.hour >= 20 ? ', at night in your zone' : ''
  return {
    date: start.toPlainDate().toString(),
    day: dayInWords(start),
    name: `${clock(start)} to ${clock(end)}, ${dayInWords(start)}, ${cities[zone]} time${night}`,
    range: `${clock(start)}–${clock(end)} `,
  }
}

const slugOf = (zone: Zone) => `zone-${cities[zone].toLowerCase().replaceAll(' ', '-')}`

for (const [index, theirs] of zones.entries()) {
  const startsAt = Temporal.PlainDateTime.from(`${wholeDay(4)}T12:30`).toZonedDateTime(theirs)

  test(`B10: what a provider in ${cities[theirs]} offers is read right in every zone, and booked with both clocks`, async ({
    person,
  }) => {
    test.slow()
    const slug = slugOf(theirs)
    await openProvider(await person(), slug, { timeZone: theirs, startTime: '09:00', endTime: '17:00' })
    for (const own of zones) {
      const { page, context } = await person({ timezoneId: own })
      const { date, name } = printed(startsAt, own)
      await page.goto(`/providers/${slug}?day=${date}`)
      await expect(page.getByRole('link', { name, exact: true })).toBeVisible()
      await context.close()
    }

    const own = zones[(index + 3) % zones.length] as Zone
    const { page } = await person({ timezoneId: own })
    const here = printed(startsAt, own)
    const there = printed(startsAt, theirs)
    await page.goto(`/auth/sign-in?returnTo=/providers/${slug}?day=${here.date}`)
    await signInAsClient(page, `Zoe ${cities[theirs]}`)
    await page.getByRole('link', { name: here.name, exact: true }).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(`${here.day}, ${here.range}`)
    const theirClock = `${here.date === there.date ? '' : `${there.day}, `}${there.range}`
    const elsewhere = new RegExp(`^${theirClock}\\S+ in ${cities[theirs]}$`)
    await expect(page.getByText(elsewhere)).toBeVisible()
    await page.getByRole('button', { name: /^Confirm/ }).click()
    await expect(page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible()
    const facts = page.getByRole('definition').first()
    await expect(facts).toContainText(here.day)
    await expect(facts).toContainText(`${here.range}`)
    await expect(facts).toContainText(theirClock)
  })
}

test('B11: on the night of a clock change an hour that comes twice is told apart, and one that does not come has no times', async ({
  person,
}) => {
  const zone = 'Europe/London'
  const practice = await person()
  await openProvider(practice, 'zone-night', { timeZone: zone, startTime: '00:00', endTime: '04:00' })
  await askApi(practice.page, 'provider.updateSettings', { horizonDays: 365 })
  const { page } = await person({ timezoneId: zone })
  for (const change of nextChanges(zone)) {
    await page.goto(`/providers/zone-night?day=${change.toPlainDate()}`)
    await expect(page.getByRole('heading', { name: `Times on ${dayInWords(change)}` })).toBeVisible()
    const names = await page
      .getByRole('listitem')
      .getByRole('link')
      .evaluateAll(links => links.map(link => link.getAttribute('aria-label') ?? ''))
    const ofTheHour = names.map(name => name.split(' to ')[0]).filter(start => start?.startsWith('01:'))
    const quarters = ['01:00', '01:15', '01:30', '01:45']
    const both = ['BST', 'GMT'].flatMap(name => quarters.map(quarter => `${quarter} ${name}`))
    expect(ofTheHour).toEqual(goesForward(change) ? [] : both)
  }
})

test('B10: another zone, found by its city, shows the same instants on another clock', async ({ person }) => {
  await openProvider(await person(), 'zone-change')
  const startsAt = Temporal.PlainDateTime.from(`${wholeDay(4)}T12:30`).toZonedDateTime('Europe/London')
  const { page } = await person({ timezoneId: 'Europe/London' })
  const here = printed(startsAt, 'Europe/London')
  await page.goto(`/providers/zone-change?day=${here.date}`)
  const held = page.getByRole('link', { name: here.name, exact: true })
  const startOf = async (name: string) =>
    new URL(
      (await page.getByRole('link', { name, exact: true }).getAttribute('href')) ?? '',
      page.url(),
    ).searchParams.get('start')
  await expect(held).toBeVisible()
  const before = await startOf(here.name)
  await page.getByText('Times are in London time').click()
  await page.getByLabel('City').fill('st johns')
  await page.getByRole('button', { name: 'Use this zone' }).click()
  const there = printed(startsAt, 'America/St_Johns')
  await expect(page.getByRole('link', { name: there.name, exact: true })).toBeVisible()
  expect(await startOf(there.name)).toBe(before)
  expect(Temporal.Instant.from(String(before)).equals(startsAt.toInstant())).toBe(true)
})
