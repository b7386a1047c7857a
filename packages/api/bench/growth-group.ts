import postgres from 'postgres'
import { openRedis } from '../src/store/redis.ts'
import { offerKeys } from '../src/store/redis-keys.ts'
import type { Comparison, Group, Size } from './comparison.ts'
import { addPast, fillProviders } from './fill-providers.ts'
import { openGrowingService } from './growing-service.ts'
import { type BenchServices, openBenchServices } from './open-bench-services.ts'

const sizes = {
  full: { some: 1_000, many: 50_000, past: 10_000, calls: 150 },
  small: { some: 25, many: 50, past: 100, calls: 3 },
}
/** How many providers are called in turn. */
const called = 20
const flat = { atMost: 1.15 }

/** What a call costs as providers become many, and as the past of one becomes long; each number of providers has a database of its own. */
export async function openGrowthGroup(size: Size): Promise<Group> {
  const { some, many, past, calls } = sizes[size]
  const services = await openBenchServices()
  const one = await openFilled(services, 'one', 1)
  const thousand = await openFilled(services, 'some', some)
  const all = await openFilled(services, 'many', many)
  // The last by name: somebody who is being written all the time is not on the page that is listed.
  const [newcomerId, veteranId, writtenId] = thousand.ids.slice(-3) as [string, string, string]
  await addPastOf(thousand.url, veteranId, past)
  await keepWriting(services, writtenId)
  const open = ({ api }: typeof one, ids: readonly string[]) => openGrowingService(api, ids, calls)
  const atOne = await open(one, one.ids)
  const atSome = await open(thousand, spread(thousand.ids.slice(0, -3)))
  const atMany = await open(all, spread(all.ids))
  const newcomer = await open(thousand, [newcomerId])
  const veteran = await open(thousand, [veteranId])
  const written = await open(thousand, [writtenId])

  type Service = typeof atOne
  const compare = (work: string, of: Service, floor: string, floorOf: Service, name: keyof Service) =>
    ({
      work,
      floor,
      unit: 'us',
      bar: flat,
      measureWork: of[name],
      measureFloor: floorOf[name],
    }) satisfies Comparison
  const [someText, manyText] = [some, many].map(count => `${count.toLocaleString('en')} providers`) as [
    string,
    string,
  ]
  const compareList = (floor: string, floorOf: Service, bar: Comparison['bar']): Comparison => ({
    work: `provider.list of 20 at ${someText}`,
    floor,
    unit: 'us',
    bar,
    measureWork: atSome.measureList,
    measureFloor: floorOf.measureFind,
  })
  const pastText = `${past.toLocaleString('en')} past appointments`
  return {
    comparisons: [
      compare(`slot.find at ${someText}`, atSome, 'at 1', atOne, 'measureFind'),
      compare(`slot.find at ${manyText}`, atMany, 'at 1', atOne, 'measureFind'),
      compare(`hold and release at ${someText}`, atSome, 'at 1', atOne, 'measureHold'),
      compare(`hold and release at ${manyText}`, atMany, 'at 1', atOne, 'measureHold'),
      compare(`provider.list of 20 at ${manyText}`, atMany, `at ${someText}`, atSome, 'measureList'),
      compareList('one slot.find, warm', atSome, { atMost: 1 }),
      compareList('one slot.find from PostgreSQL', written, null),
      compare(`slot.find with ${pastText}`, veteran, 'with none', newcomer, 'measureFind'),
      compare(`hold and release with ${pastText}`, veteran, 'with none', newcomer, 'measureHold'),
    ],
    close: services.close,
  }
}

async function openFilled(services: BenchServices, name: string, providers: number) {
  const url = await services.createMigrated(name)
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  const ids = await fillProviders(sql, providers)
  await sql.end()
  return { url, ids, api: services.openApi(url) }
}

async function addPastOf(url: string, providerId: string, appointments: number): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} })
  await addPast(sql, providerId, appointments)
  await sql.end()
}

/** Somebody who is still writing: nobody keeps what such a provider offers, so every listing reads PostgreSQL. */
async function keepWriting({ redisUrl }: BenchServices, providerId: string): Promise<void> {
  const [, writersKey] = offerKeys(providerId) as [string, string]
  const { redis, close } = openRedis({ redisUrl })
  await redis.zadd(writersKey, { score: 1e15, member: 'bench' })
  await close()
}

/** Some of many, evenly from first to last. */
function spread(ids: readonly string[]): string[] {
  const step = Math.max(1, Math.floor(ids.length / called))
  return ids.filter((_, i) => i % step === 0).slice(0, called)
}
