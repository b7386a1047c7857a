import { randomUUID } from 'node:crypto'
import { addDays } from '@holdfast/shared/rules/dates'
import { localDateOf } from '@holdfast/shared/rules/time'
import type { Api } from '../src/api.ts'
import { medianOf } from './median-of.ts'

const days = 14

/**
 * The calls of a service to some of its providers, in turn. Each is made once beforehand, so that what is kept warm in life is warm.
 * A figure is the microseconds of the middle one of many calls.
 */
export async function openGrowingService(api: Api, providerIds: readonly string[], calls: number) {
  const anyone = api.caller(null)
  const fromDate = localDateOf('UTC', Date.now())
  const find = (providerId: string) =>
    anyone.slot.find({ providerId, fromDate, toDate: addDays(fromDate, days - 1) })

  const starts = new Map<string, string[]>()
  for (const providerId of providerIds) starts.set(providerId, (await find(providerId)).slots)

  async function holdAndRelease(providerId: string, nth: number): Promise<void> {
    const client = api.caller({ kind: 'client', subject: randomUUID(), name: 'A client' })
    const offered = starts.get(providerId) as string[]
    const holdId = randomUUID()
    await client.hold.create({ holdId, providerId, startsAt: offered[nth % offered.length] as string })
    await client.hold.release({ holdId })
  }

  async function measure(call: (providerId: string, nth: number) => Promise<unknown>): Promise<number> {
    const figures: number[] = []
    for (let nth = 0; nth < calls; nth++) {
      const startedAt = performance.now()
      await call(providerIds[nth % providerIds.length] as string, nth)
      figures.push((performance.now() - startedAt) * 1000)
    }
    return medianOf(figures)
  }

  return {
    measureFind: () => measure(find),
    measureHold: () => measure(holdAndRelease),
    measureList: () => measure(() => anyone.provider.list({ limit: 20 })),
  }
}
