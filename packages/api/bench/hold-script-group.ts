import { randomUUID } from 'node:crypto'
import { holdRecordSeconds, holdTtlSeconds } from '@holdfast/shared/rules/limits'
import { takeScript } from '../src/store/hold-scripts.ts'
import { readOfferScript } from '../src/store/offer-scripts.ts'
import { offerKeys, quartersKey, recordKey } from '../src/store/redis-keys.ts'
import type { Comparison, Group, Size } from './comparison.ts'
import { openRedisCost } from './redis-cost.ts'

const firstQuarter = 2_000_000
const ttlMs = String(holdTtlSeconds * 1000)
const keptMs = String((holdTtlSeconds + holdRecordSeconds) * 1000)
const holdsPerProvider = 5
const offerBytes = 4_000

/** What a hold costs Redis itself, beside the least that could hold a slot: one key that is set if it is not there. */
export async function openHoldScriptGroup(size: Size): Promise<Group> {
  const [batches, callsPerBatch] = size === 'full' ? [10, 2_000] : [1, 20]
  const redis = await openRedisCost()
  const [take, readOffer] = (await Promise.all(
    [takeScript, readOfferScript].map(script => redis.send(['SCRIPT', 'LOAD', script])),
  ).then(hashes => hashes.map(String))) as [string, string]

  /** The least of several batches: whatever else a machine does can only add. */
  async function leastOf(command: (nth: number) => string[]): Promise<number> {
    const figures: number[] = []
    for (let batch = 0; batch < batches; batch++) {
      figures.push(
        await redis.microsecondsOfEach(Array.from({ length: callsPerBatch }, (_, i) => command(i))),
      )
    }
    await redis.send(['FLUSHDB'])
    return Math.min(...figures)
  }

  function measureTake(quarters: number): Promise<number> {
    let providerId = ''
    return leastOf(nth => {
      if (nth % holdsPerProvider === 0) providerId = randomUUID()
      return takeCommand(take, providerId, firstQuarter + (nth % holdsPerProvider) * quarters, quarters)
    })
  }

  /** Calls on one provider with some holds, whose offer is kept. */
  async function measureOfHeld(commandFor: (providerId: string) => string[]): Promise<number> {
    const providerId = randomUUID()
    const takes = Array.from({ length: holdsPerProvider }, (_, i) =>
      takeCommand(take, providerId, firstQuarter + i, 1),
    )
    const [offerKey] = offerKeys(providerId) as [string]
    await redis.sendAll([...takes, ['HSET', offerKey, 'tag', 'tag', 'body', 'x'.repeat(offerBytes)]])
    const command = commandFor(providerId)
    return leastOf(() => command)
  }

  const measureRead = () => measureOfHeld(providerId => ['HGETALL', quartersKey(providerId)])

  const measureSet = () =>
    leastOf(nth => [
      'SET',
      `${quartersKey(randomUUID())}:${firstQuarter + nth}`,
      randomUUID(),
      'NX',
      'PX',
      ttlMs,
    ])
  const besideSet = (
    work: string,
    atMost: number | null,
    measureWork: () => Promise<number>,
  ): Comparison => ({
    work: `${work}, ${redis.counted}`,
    floor: 'SET NX PX',
    unit: 'us',
    bar: atMost === null ? null : { atMost },
    measureWork,
    measureFloor: measureSet,
  })
  return {
    comparisons: [
      besideSet('the script that holds 1 quarter', 6, () => measureTake(1)),
      besideSet('the script that holds 4 quarters', 8, () => measureTake(4)),
      {
        work: `all ${holdsPerProvider} holds of a provider, HGETALL, ${redis.counted}`,
        floor: 'a microsecond',
        unit: 'us',
        bar: { atMost: 3 },
        measureWork: measureRead,
        measureFloor: () => 1,
      },
      besideSet('the same read', null, measureRead),
      besideSet('the script of a listing: the same, the time, whether the offer is as known', null, () =>
        measureOfHeld(providerId => [
          ...['EVALSHA', readOffer, '4', quartersKey(providerId), ...offerKeys(providerId)],
          ...['tag', randomUUID()],
        ]),
      ),
    ],
    close: redis.close,
  }
}

function takeCommand(hash: string, providerId: string, fromQuarter: number, quarters: number): string[] {
  const [holdId, clientId] = [randomUUID(), randomUUID()]
  const run = [fromQuarter, fromQuarter + quarters].map(String)
  const [offer, , unchanged] = offerKeys(providerId) as [string, string, string]
  return [
    ...['EVALSHA', hash, '4', quartersKey(providerId), recordKey(providerId, holdId), offer, unchanged],
    ...[
      holdId,
      `client:${clientId}`,
      ...run,
      `${run.join(' ')} ${run.join(' ')} ${randomUUID()} - ${clientId}`,
    ],
    ...[ttlMs, keptMs, ''],
  ]
}
