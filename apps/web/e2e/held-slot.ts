import type { BrowserContext, Page } from '@playwright/test'
import { type ClientApi, clientApi } from './client-api.ts'
import { expect, type Person, signInAsClient } from './fixtures.ts'

/** A client with a time of their own to book: nobody else in these tests wants it. */
export interface Booker {
  page: Page
  context: BrowserContext
  api: ClientApi
  providerId: string
  /** ISO-8601 in UTC. */
  startsAt: string
  /** The address of the page that holds the time. */
  holdPath: string
  /** Further free times, the next ones first. */
  others: string[]
}

/** Dr. Watson is open from Monday to Friday; the days of these tests are far from those of others. */
const slug = 'watson'
const slotsApart = 6

export const holdPathOf = (startsAt: string) =>
  `/providers/${slug}/book?${new URLSearchParams({ start: startsAt })}`

/** Signs a client in and finds the `nth` time for them, without opening the page that holds it. */
export async function meetBooker(
  { page, context }: Person,
  { name, nth, origin }: { name: string; nth: number; origin: string },
): Promise<Booker> {
  const api = clientApi(context, origin)
  await page.goto(`${origin}/auth/sign-in?returnTo=/appointments`)
  // Another person in every run, should the server be one that has served before.
  await signInAsClient(page, `${name} ${crypto.randomUUID().slice(0, 8)}`)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  const { id: providerId } = await api.provider(slug)
  const slots = await api.freeSlots(providerId, dayAfter(30), dayAfter(55))
  const [startsAt = '', ...others] = slots.slice(nth * slotsApart)
  expect(startsAt, 'a free time').not.toBe('')
  return { page, context, api, providerId, startsAt, holdPath: origin + holdPathOf(startsAt), others }
}

/** The same, with the time held. */
export async function meetHolder(person: Person, who: Parameters<typeof meetBooker>[1]): Promise<Booker> {
  const booker = await meetBooker(person, who)
  await booker.page.goto(booker.holdPath)
  await expectHeld(booker.page)
  return booker
}

export async function expectHeld(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText('held for you')
  await expect(page.getByRole('timer')).toContainText('Held until')
}

export async function expectProof(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { name: 'Your appointment is booked' })).toBeVisible({
    timeout: 30_000,
  })
}

const dayAfter = (days: number) =>
  new Date(Date.now() + days * 24 * 60 * 60 * 1000).toISOString().slice(0, 10)
