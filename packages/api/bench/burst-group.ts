import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { addDays } from '@holdfast/shared/rules/dates'
import { localDateOf } from '@holdfast/shared/rules/time'
import type { Group, Size } from './comparison.ts'
import { call, queryUrl } from './http-call.ts'
import { load } from './load.ts'
import { medianOf } from './median-of.ts'
import { openCrowdServices } from './open-crowd-services.ts'
import type { Shot } from './shot.ts'

const sizes = {
  full: { clients: 2_000, wanting: 200, calmMs: 3_000 },
  small: { clients: 40, wanting: 8, calmMs: 200 },
}
const providers = 100
/** How often the rest of the service is asked, whatever becomes of the answers. */
const restEveryMs = 10
const days = 14

/**
 * So many clients open one provider's times at once, and a tenth of them want one and the same. Whoever gets a 5xx, or a slot that does
 * not have exactly one winner, fails the measurement. Meanwhile others ask for the times of other providers, as steadily as before.
 */
export async function openBurstGroup(size: Size): Promise<Group> {
  const { clients, wanting, calmMs } = sizes[size]
  const services = await openCrowdServices(providers)
  const api = await services.forkApi()
  const { url } = api.ready
  const tokens = await Promise.all(Array.from({ length: wanting }, () => services.clientToken(randomUUID())))
  const fromDate = localDateOf('UTC', Date.now())
  const findUrl = (nth: number) => {
    const providerId = services.providerIds[nth % providers]
    return queryUrl(url, 'slot.find', { providerId, fromDate, toDate: addDays(fromDate, days - 1) })
  }

  /** Asks steadily until told to end. Resolves to the answers a second within that time, and how long each took. */
  async function askSteadily(isOver: () => boolean) {
    const startedAt = performance.now()
    const asked: Promise<number>[] = []
    let answered = 0
    async function ask(nth: number): Promise<number> {
      const { status, milliseconds } = await call(findUrl(1 + (nth % (providers - 1))))
      if (status !== 200) throw new Error(`A bystander got ${status}.`)
      answered += 1
      return milliseconds
    }
    for (let nth = 0; !isOver(); nth++) {
      const asking = ask(nth)
      // Who fails is heard of below.
      asking.catch(() => {})
      asked.push(asking)
      await sleep(Math.max(0, startedAt + (nth + 1) * restEveryMs - performance.now()))
    }
    const rate = (answered / (performance.now() - startedAt)) * 1000
    return { rate, waits: await Promise.all(asked) }
  }

  /** The crowd is a process of its own, so that it does not slow those who ask beside it. Resolves to what 99 of 100 of its answers took at most. */
  async function burst(): Promise<number> {
    const { slots } = JSON.parse((await call(findUrl(0))).text).result.data
    const startsAt = slots[Math.floor(Math.random() * slots.length)]
    const open: Shot = { method: 'GET', path: findUrl(0).slice(url.length) }
    const shots = Array.from({ length: clients }, (_, i) => {
      const token = tokens[i]
      return token ? [open, holdShot(token, services.providerIds[0], startsAt)] : [open]
    }).flat()
    const connections = shots.length
    const { statuses, p99Ms } = await load({ url, connections, seconds: 60, shots, once: true }, isAnswer)
    const won = (statuses[200] ?? 0) - clients
    if (won !== 1) throw new Error(`${won} clients hold one slot.`)
    return p99Ms
  }

  async function askFor(milliseconds: number) {
    const endsAt = performance.now() + milliseconds
    return askSteadily(() => performance.now() > endsAt)
  }

  // A server that has just started is slow.
  let calm = await askFor(calmMs)
  let stormy = calm
  let crowdMs = 0
  const crowdText = `${clients.toLocaleString('en')} clients open one provider at once`
  return {
    comparisons: [
      {
        work: `other providers' slot.find while ${crowdText}, ${wanting} want one slot`,
        floor: 'the same before',
        unit: 'answers/s',
        bar: { atLeast: 0.8 },
        async measureFloor() {
          calm = await askFor(calmMs)
          return calm.rate
        },
        async measureWork() {
          let isOver = false
          const steady = askSteadily(() => isOver)
          crowdMs = await burst().finally(() => {
            isOver = true
          })
          stormy = await steady
          return stormy.rate
        },
      },
      {
        work: `how long 99 of 100 of the ${clients.toLocaleString('en')} wait at most`,
        floor: 'the middle wait before',
        unit: 'ms',
        bar: null,
        measureFloor: () => medianOf(calm.waits),
        measureWork: () => crowdMs,
      },
      {
        work: 'how long 99 of 100 of the others wait at most meanwhile',
        floor: '99 of 100 before',
        unit: 'ms',
        bar: null,
        measureFloor: () => p99Of(calm.waits),
        measureWork: () => p99Of(stormy.waits),
      },
    ],
    async close() {
      await api.close()
      await services.close()
    },
  }
}

const isAnswer = (status: number) => status === 200 || status === 409

function holdShot(token: string, providerId: string | undefined, startsAt: string): Shot {
  return {
    method: 'POST',
    path: '/api/trpc/hold.create',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify({ holdId: randomUUID(), providerId, startsAt }),
  }
}

const p99Of = (figures: readonly number[]) =>
  figures.toSorted((a, b) => a - b)[Math.ceil(figures.length * 0.99) - 1] ?? Number.NaN
