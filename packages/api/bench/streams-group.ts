import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { addDays } from '@holdfast/shared/rules/dates'
import { watchPingSeconds } from '@holdfast/shared/rules/limits'
import { localDateOf } from '@holdfast/shared/rules/time'
import type { Group, Size } from './comparison.ts'
import { call, queryUrl } from './http-call.ts'
import { openCrowdServices } from './open-crowd-services.ts'
import { openStreams } from './open-streams.ts'

const sizes = {
  full: { streams: 2_000, idleMs: watchPingSeconds * 1000 },
  small: { streams: 20, idleMs: 100 },
}

/**
 * What streams of changes cost a server of the API: memory of each beside a stream of a bare server on which nothing is said, processor
 * time while nothing but pings goes over them, and how long one change takes to reach them all.
 */
export async function openStreamsGroup(size: Size): Promise<Group> {
  const { streams, idleMs } = sizes[size]
  const services = await openCrowdServices(1)
  const [providerId] = services.providerIds as [string]

  /** At least one: the memory of a few is lost in what a process has to spare. */
  const bytesEach = (before: { rssBytes: number }, after: { rssBytes: number }) =>
    Math.max(1, (after.rssBytes - before.rssBytes) / streams)

  /** A fresh server each time: what an old one has let go of it would use again. */
  async function measureSilent(): Promise<number> {
    const server = await services.forkApi()
    const before = await server.usage()
    const opened = await openStreams(server.ready.silentUrl, streams)
    const after = await server.usage()
    opened.close()
    await server.close()
    return bytesEach(before, after)
  }

  async function measureWatch() {
    const server = await services.forkApi()
    const { url } = server.ready
    const startsAt = await findLastSlot(url)
    const before = await server.usage()
    const opened = await openStreams(queryUrl(url, 'slot.watch', { providerId }), streams)
    const after = await server.usage()
    await sleep(idleMs)
    const idle = await server.usage()
    const heard = await opened.timeOf(
      () => hold(url, startsAt),
      text => text.includes('"dates":["'),
    )
    opened.close()
    await server.close()
    return {
      bytes: bytesEach(before, after),
      cpu: (idle.cpuMicroseconds - after.cpuMicroseconds) / streams / (idleMs / 1000),
      heard,
    }
  }

  async function findLastSlot(url: string): Promise<string> {
    const fromDate = localDateOf('UTC', Date.now())
    const input = { providerId, fromDate, toDate: addDays(fromDate, 10) }
    const { slots } = JSON.parse((await call(queryUrl(url, 'slot.find', input))).text).result.data
    return slots.at(-1)
  }

  async function hold(url: string, startsAt: string): Promise<void> {
    const token = await services.clientToken(randomUUID())
    const body = { holdId: randomUUID(), providerId, startsAt }
    const { status, text } = await call(`${url}/api/trpc/hold.create`, { token, body })
    if (status !== 200) throw new Error(`The hold was answered with ${status}: ${text}`)
  }

  let watched: Awaited<ReturnType<typeof measureWatch>>
  const count = streams.toLocaleString('en')
  return {
    comparisons: [
      {
        work: `memory of a slot.watch, ${count} open`,
        floor: 'a silent stream of a bare server',
        unit: 'bytes',
        bar: null,
        measureFloor: measureSilent,
        async measureWork() {
          watched = await measureWatch()
          return watched.bytes
        },
      },
      {
        work: `processor time of a slot.watch a second, ${count} open`,
        floor: 'one second',
        unit: 'us',
        bar: null,
        measureFloor: () => 1_000_000,
        measureWork: () => watched.cpu,
      },
      {
        work: `a hold until the last of ${count} streams heard of it`,
        floor: 'until the first',
        unit: 'ms',
        bar: null,
        measureFloor: () => watched.heard.first,
        measureWork: () => watched.heard.last,
      },
    ],
    close: services.close,
  }
}
