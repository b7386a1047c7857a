import { setTimeout as sleep } from 'node:timers/promises'
import type { StagedServer } from '../stage/open-stage.ts'
import type { TcpMode, TcpProxy } from '../tcp-proxy.ts'
import type { Fault, FaultTools } from './fault.ts'

/** Faults that last for a while: each ends with everything as it was. */

const anyServer = ({ stage, random }: FaultTools): StagedServer => random.pick(stage.servers)

/** One server, or all of them, cannot reach a store as they should. */
function badLine(name: string, mode: TcpMode, lineOf: (server: StagedServer) => TcpProxy): Fault {
  return async tools => {
    const { stage, random } = tools
    const servers = random.percent(50) ? [anyServer(tools)] : stage.servers
    stage.counts.count(name)
    for (const server of servers) lineOf(server).setMode(mode)
    await sleep(random.integer(800, 3_500))
    for (const server of servers) lineOf(server).setMode('pass')
  }
}

const toPostgres = (server: StagedServer) => server.toPostgres
const toRedis = (server: StagedServer) => server.toRedis

const killServer: Fault = async tools => {
  const { stage, random } = tools
  const { process } = anyServer(tools)
  stage.counts.count('server killed')
  await process.kill()
  await sleep(random.integer(100, 1_500))
  await process.start()
}

const pauseServer: Fault = async tools => {
  const { stage, random } = tools
  const { process } = anyServer(tools)
  stage.counts.count('server paused')
  process.pause()
  await sleep(random.integer(500, 4_000))
  process.resume()
}

const rollServers: Fault = async ({ stage }) => {
  stage.counts.count('rolling restart')
  for (const { process } of stage.servers) {
    await process.end()
    await process.start()
  }
}

/** One server is an hour off, ahead or behind, while the other is not. */
const shiftClock: Fault = async tools => {
  const { stage, random } = tools
  const { process } = anyServer(tools)
  stage.counts.count('clock an hour off')
  await process.end()
  await process.start(random.pick([-1, 1]) * 3_600_000)
  await sleep(random.integer(2_000, 4_000))
  await process.end()
  await process.start()
}

const crashPostgres: Fault = async ({ stage }) => {
  stage.counts.count('PostgreSQL killed')
  await stage.postgres.crash()
  for (const server of stage.servers) {
    server.toPostgres.retarget(stage.postgres.port())
    server.toPostgres.resetAll()
  }
}

const restartRedis: Fault = async ({ stage, random, tellFlush }) => {
  stage.counts.count('Redis restarted empty')
  tellFlush(await stage.redis.restartEmpty(random.integer(0, 1_500)))
}

export const windowFaults: Fault[] = [
  badLine('PostgreSQL black-holed', 'blackHole', toPostgres),
  badLine('PostgreSQL slow', 'slow', toPostgres),
  badLine('PostgreSQL closes at once', 'acceptAndClose', toPostgres),
  badLine('Redis black-holed', 'blackHole', toRedis),
  badLine('Redis slow', 'slow', toRedis),
  badLine('Redis closes at once', 'acceptAndClose', toRedis),
  killServer,
  pauseServer,
  rollServers,
  shiftClock,
  crashPostgres,
  restartRedis,
]
