import type { FaultCounts } from '../fault-counts.ts'
import type { HttpFault } from '../http-faults.ts'
import type { Random } from '../random.ts'
import type { Stage } from '../stage/open-stage.ts'
import type { TcpCut } from '../tcp-proxy.ts'

type Shares = [fault: HttpFault, percent: number][]

/** Of a hundred requests that a server sends to Redis, and that a client sends to a server. */
const redisShares: Shares = [
  ['dropRequest', 4],
  ['dropReply', 4],
  ['twice', 4],
  ['serverError', 2],
  ['html', 2],
]
const serverShares: Shares = [
  ['dropRequest', 2],
  ['dropReply', 4],
  ['twice', 6],
  ['serverError', 1],
  ['html', 1],
]

const names: Record<HttpFault, string> = {
  none: '',
  dropRequest: 'requests dropped',
  dropReply: 'replies dropped',
  twice: 'requests delivered twice',
  serverError: 'answered 502',
  html: 'answered HTML',
}

/** Of a hundred pieces that a server sends to PostgreSQL or to Redis itself, so many are lost with their connection, and so many answers. */
const cutPercent = 3

/** Spoils a share of all requests, until the function that it gives is called. */
export function startBadWeather({ weather, counts }: Stage, random: Random): () => void {
  weather.toRedis = spoiling('Redis', redisShares, counts, random.fork('to redis'))
  weather.toServer = spoiling('server', serverShares, counts, random.fork('to server'))
  weather.toPostgres = cutting('PostgreSQL', counts, random.fork('to PostgreSQL'))
  weather.toRedisWire = cutting('Redis', counts, random.fork('to Redis itself'))
  return () => {
    weather.toPostgres = () => 'none'
    weather.toRedisWire = () => 'none'
    weather.toRedis = () => 'none'
    weather.toServer = () => 'none'
  }
}

function cutting(to: string, counts: FaultCounts, random: Random): () => TcpCut {
  return () => {
    const cut = random.percent(2 * cutPercent) ? random.pick(['before', 'after'] as const) : 'none'
    if (cut !== 'none') counts.count(`${to}: ${cut === 'before' ? 'pieces' : 'answers to pieces'} lost`)
    return cut
  }
}

function spoiling(to: string, shares: Shares, counts: FaultCounts, random: Random): () => HttpFault {
  return () => {
    let left = random.next() * 100
    for (const [fault, percent] of shares) {
      left -= percent
      if (left >= 0) continue
      counts.count(`${to}: ${names[fault]}`)
      return fault
    }
    return 'none'
  }
}
