import { startRedis } from '@holdfast/dev/redis'
import { createRedisConnection } from '@holdfast/dev/redis-connection'
import { startRedisRest } from '@holdfast/dev/redis-rest'
import { addDays } from '@holdfast/shared/rules/dates'
import { localDateOf } from '@holdfast/shared/rules/time'
import { inject, vi } from 'vitest'
import { bookingErrorOf } from '../../src/error-map.ts'
import { openTestApi, type TestApi } from '../open-test-api.ts'
import { everyDay, type TestProvider } from '../test-provider.ts'
import type { Told } from './booking-model.ts'

export const slotCount = 4
const dayOfSlots = 3

/** Whatever an answer may have in it. */
interface Answer {
  appointmentId?: string
  startsAt: string
  status: string
  sequence: number
  expiresAt?: string
  released?: boolean
  version: number
}

export type RealBooking = Awaited<ReturnType<typeof openRealBooking>>

/**
 * The API on a Redis in this very process, so that one clock, which the test sets, is that of both. A restart opens new
 * connections and forgets everything that a process keeps.
 */
export async function openRealBooking() {
  const redis = await startRedis({ kind: 'embedded' })
  const door = await startRedisRest({ redisUrl: redis.url, token: inject('redisRestToken') })
  const connection = createRedisConnection(redis.url)
  await connection.connect()
  const first = await openTestApi({ redisUrl: door.url })
  const reopen = () => openTestApi({ like: first, redisUrl: door.url })
  let api: TestApi = await reopen()
  let provider: TestProvider
  let startsAt: string[] = []
  let sequences = 0
  /** In each sequence they are other people: an appointment with another provider would keep them busy. */
  const clientOf = (name: string) => api.client(`${name} ${sequences}`)

  const schedule = (closed: boolean) => {
    const date = addDays(localDateOf('UTC', Date.now()), dayOfSlots)
    const windows = [{ startTime: '09:00', endTime: '10:00' }]
    return { ...everyDay([], 'UTC'), exceptions: { [date]: closed ? [] : windows } }
  }

  async function told(asked: Promise<unknown>): Promise<Told> {
    try {
      return toTold(await asked)
    } catch (error) {
      const refusal = bookingErrorOf(error)
      if (!refusal) throw error
      return { code: refusal.code }
    }
  }

  function toTold(answer: unknown): Told {
    const { expiresAt, released, appointmentId, status, sequence, version, ...rest } = answer as Answer
    if (appointmentId) return { appointmentId, slot: startsAt.indexOf(rest.startsAt), status, sequence }
    if (expiresAt) return { expiresAt: Date.parse(expiresAt) }
    return released === undefined ? { version } : { released }
  }

  return {
    /** A new provider, an empty Redis, and the clock at that instant. */
    async begin(at: number): Promise<void> {
      sequences++
      vi.setSystemTime(at)
      await connection.sendCommand(['FLUSHALL'])
      provider = await api.createProvider({ schedule: schedule(false) })
      const day = addDays(localDateOf('UTC', at), dayOfSlots)
      startsAt = Array.from({ length: slotCount }, (_, i) =>
        new Date(Date.parse(`${day}T09:00:00Z`) + i * 900_000).toISOString(),
      )
    },
    advanceTo: (at: number) => void vi.setSystemTime(at),
    async flush(): Promise<void> {
      await connection.sendCommand(['FLUSHALL'])
    },
    async restart(): Promise<void> {
      await api.close()
      api = await reopen()
    },
    hold: (client: string, holdId: string, slot: number, rescheduleOf: string | null) =>
      told(
        clientOf(client).hold.create({
          holdId,
          providerId: provider.id,
          startsAt: startsAt[slot] as string,
          ...(rescheduleOf && { rescheduleOf }),
        }),
      ),
    check: (client: string, holdId: string) => told(clientOf(client).hold.check({ holdId })),
    release: (client: string, holdId: string) => told(clientOf(client).hold.release({ holdId })),
    confirm: (client: string, holdId: string) => told(clientOf(client).appointment.confirm({ holdId })),
    cancel: (client: string, appointmentId: string, reason: string | undefined) =>
      told(clientOf(client).appointment.cancel({ appointmentId, reason })),
    move: (client: string, appointmentId: string, holdId: string) =>
      told(clientOf(client).appointment.reschedule({ appointmentId, holdId })),
    publish: (closed: boolean, baseVersion: number) =>
      told(api.provider(provider).schedule.publish({ schedule: schedule(closed), baseVersion })),
    async free(): Promise<number[]> {
      const date = (startsAt[0] as string).slice(0, 10)
      const range = { fromDate: date, toDate: date, timeZone: 'UTC' }
      const { slots } = await api.anyone().slot.find({ providerId: provider.id, ...range })
      return slots.map(slot => startsAt.indexOf(slot))
    },
    async close(): Promise<void> {
      await api.close()
      await first.close()
      connection.destroy()
      await door.stop()
      await redis.stop()
    },
  }
}
