import { randomUUID } from 'node:crypto'
import { addDays } from '@holdfast/shared/rules/dates'
import { localDateOf } from '@holdfast/shared/rules/time'
import { everyDay, insertProvider, type TestProvider } from '../test/test-provider.ts'
import type { Shot } from './shot.ts'
import type { openStoreServices } from './store-services.ts'

type Services = Awaited<ReturnType<typeof openStoreServices>>

/** As many as a client may hold at once: each with another provider. */
const holdsPerClient = 3

const hours = () =>
  everyDay(
    [{ startTime: '09:00', endTime: '17:00' }],
    'America/New_York',
    addDays(localDateOf('UTC', Date.now()), 2),
  )

export const insertProviders = ({ sql }: Services, count: number): Promise<TestProvider[]> =>
  Promise.all(Array.from({ length: count }, () => insertProvider(sql, { schedule: hours() })))

/** The listing of a provider's next days, as a page asks for it. */
export function findShot({ id }: TestProvider, days: number): Shot {
  const fromDate = localDateOf('UTC', Date.now())
  const input = { providerId: id, fromDate, toDate: addDays(fromDate, days - 1) }
  return { method: 'GET', path: `/api/trpc/slot.find?input=${encodeURIComponent(JSON.stringify(input))}` }
}

/** What clients look at first, holds of as many slots, and the confirm of each. A provider gives ten at most; each client takes three. */
export async function bookingShots(
  services: Services,
  count: number,
): Promise<{ looks: Shot[]; holds: Shot[]; confirms: Shot[] }> {
  const slotsPerProvider = 10
  const providers = await insertProviders(
    services,
    Math.max(holdsPerClient, Math.ceil(count / slotsPerProvider)),
  )
  const starts = await Promise.all(providers.map(provider => readStarts(services, provider)))
  const looks: Shot[] = []
  const holds: Shot[] = []
  const confirms: Shot[] = []
  let authorization = ''
  for (let i = 0; i < count; i++) {
    const provider = providers[i % providers.length] as TestProvider
    if (i % holdsPerClient === 0) {
      authorization = `Bearer ${await services.tokenOf(randomUUID())}`
      looks.push({ ...findShot(provider, 14), headers: { authorization } })
    }
    const startsAt =
      starts[i % providers.length]?.[
        Math.floor(i / providers.length) + slotsPerProvider * (i % holdsPerClient)
      ]
    const holdId = randomUUID()
    const post = (procedure: string, body: unknown): Shot => ({
      method: 'POST',
      path: `/api/trpc/${procedure}`,
      headers: { 'content-type': 'application/json', authorization },
      body: JSON.stringify(body),
    })
    holds.push(post('hold.create', { holdId, providerId: provider.id, startsAt }))
    confirms.push(post('appointment.confirm', { holdId, reason: 'A check-up canaryk7q2wz' }))
  }
  return { looks, holds, confirms }
}

/** Asked of the server itself, which then knows the provider as it does when a client has looked at the page. */
async function readStarts({ url }: Services, provider: TestProvider): Promise<string[]> {
  const answer = await fetch(url + findShot(provider, 14).path)
  const body = (await answer.json()) as { result: { data: { slots: string[] } } }
  return body.result.data.slots
}
