import type { Check, History, Probe, Span } from '../history.ts'
import { median } from '../median.ts'

export const recoverySecondsMax = 10
const rateShareMin = 0.95
const windowMs = 1_000
const stepMs = 100

export interface Recovery {
  calm: Span
  server: number
  /** Until the first hold was won, and until the rate was back; null when it did not happen while it was calm. */
  firstHoldMs: number | null
  fullRateMs: number | null
}

/** How soon each server gave holds again after faults ended, and how soon at 95 % of the rate of the first calm. */
export function recoveriesOf(history: History): Recovery[] {
  const [healthy, ...calms] = history.calms
  if (!healthy) return []
  const servers = [...new Set(history.probes.map(probe => probe.server))].sort()
  return calms.flatMap(calm =>
    servers.map(server => {
      const done = history.probes.filter(probe => probe.server === server && probe.isDone)
      const rateMin = rateShareMin * healthyRate(done, healthy)
      const first = done.find(probe => probe.endedAt >= calm.startedAt && probe.endedAt <= calm.endedAt)
      return {
        calm,
        server,
        firstHoldMs: first ? first.endedAt - calm.startedAt : null,
        fullRateMs: fullRateMs(done, calm, rateMin),
      }
    }),
  )
}

/** (9) Within 10 seconds of a fault ending a hold can be had through every server, at 95 % of the healthy rate. */
export const recovers: Check = ({ history }) =>
  recoveriesOf(history)
    .filter(({ firstHoldMs, fullRateMs }) => firstHoldMs === null || fullRateMs === null)
    .map(recovery => ({
      check: 'recovers',
      what: `Server ${recovery.server} gave no hold, or too few, within ${recoverySecondsMax} seconds after faults ended.`,
      evidence: [recovery],
    }))

/** In each window of the healthy time so many were done; the middle of them all. */
function healthyRate(done: Probe[], { startedAt, endedAt }: Span): number {
  const counts: number[] = []
  for (let from = startedAt; from + windowMs <= endedAt; from += stepMs) counts.push(countWithin(done, from))
  return median(counts)
}

function fullRateMs(done: Probe[], { startedAt, endedAt }: Span, rateMin: number): number | null {
  for (let from = startedAt; from + windowMs <= endedAt; from += stepMs) {
    if (countWithin(done, from) >= rateMin) return from + windowMs - startedAt
  }
  return null
}

const countWithin = (done: Probe[], from: number) =>
  done.filter(({ endedAt }) => endedAt >= from && endedAt < from + windowMs).length
