import { setTimeout as sleep } from 'node:timers/promises'
import type { StagedServer } from '../stage/open-stage.ts'
import type { TcpMode, TcpProxy } from '../tcp-proxy.ts'
import type { Fault, FaultTools } from './fault.ts'

/** Faults that last for a while: each ends with everything as it was. */

const anyServer = ({ stage, random }: FaultTools): StagedServer => random.pick(stage.servers)

/** One server, or all of them, cannot reach a store as they should. */
function badLine(mode: TcpMode, lineOf: (server: StagedServer) => TcpProxy): Fault {
  return async tools => {
    const { stage, random } = tools
    const servers = random.percent(50) ? [anyServer(tools)] : stage.servers
    for (const server of servers) lineOf(server).setMode(mode)
    await sleep(random.integer(800, 3_500))
    for (const server of servers) lineOf(server).setMode('pass')
  }
}

const toPostgres = (server: StagedServer) => server.toPostgres
const toRedis = (server: StagedServer) => server.toRedis

const killServer: Fault = async tools => {
  const { random } = tools
  const { process } = anyServer(tools)
  await process.kill()
  await sleep(random.integer(100, 1_500))
  await process.start()
}

const pauseServer: Fault = async tools => {
  const { random } = tools
  const { process } = anyServer(tools)
  process.pause()
  await sleep(random.integer(500, 4_000))
  process.resume()
}

const rollServers: Fault = async ({ stage }) => {
  for (const { process } of stage.servers) {
    await process.end()
    await process.start()
  }
}

/** One server is an hour off, ahead or behind, while the other is not. */
const shiftClock: Fault = async tools => {
  const { random } = tools
  const { process } = anyServer(tools)
  await process.end()
  await process.start(random.pick([-1, 1]) * 3_600_000)
  await sleep(random.integer(2_000, 4_000))
  await process.end()
  await process.start()
}

const crashPostgres: Fault = async ({ stage }) => {
  await stage.postgres.crash()
  for (const server of stage.servers) {
    server.toPostgres.retarget(stage.postgres.port())
    server.toPostgres.resetAll()
  }
}

const restartRedis: Fault = async ({ stage, random, tellFlush }) => {
  tellFlush(await stage.redis.restartEmpty(random.integer(0, 1_500)))
}

/** What is being confirmed is forgotten by Redis while its write waits, so that others may hold the time and confirm it too. */
const forgetWhileLocked: Fault = ({ stage, random, tellFlush }) =>
  stage.postgres.whileLocked(async () => {
    await sleep(random.integer(200, 800))
    tellFlush(await stage.redis.flush())
    await sleep(random.integer(1_000, 2_200))
  })

/** By what they are called in the table. */
export const windowFaults: Record<string, Fault> = {
  'PostgreSQL black-holed': badLine('blackHole', toPostgres),
  'PostgreSQL slow': badLine('slow', toPostgres),
  'PostgreSQL closes at once': badLine('acceptAndClose', toPostgres),
  'Redis black-holed': badLine('blackHole', toRedis),
  'Redis slow': badLine('slow', toRedis),
  'Redis closes at once': badLine('acceptAndClose', toRedis),
  'server killed': killServer,
  'server paused': pauseServer,
  'rolling restart': rollServers,
  'clock an hour off': shiftClock,
  'PostgreSQL killed': crashPostgres,
  'Redis restarted empty': restartRedis,
  'Redis flushed while a table is locked': forgetWhileLocked,
}
