import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { holdTtlSeconds, waitingConnectionsMax } from '@holdfast/shared/rules/limits'
import { createApi } from '../src/api.ts'
import { openStores } from '../src/store/open-stores.ts'
import { openHttpServer } from '../test/http-server.ts'
import { audience } from '../test/token-issuer.ts'
import { serveForked } from './serve-forked.ts'
import type { RedisAddress } from './serve-redis.ts'

export interface ServedApiInput {
  databaseUrl: string
  redis: RedisAddress
  issuer: string
}

export interface ServedApi {
  url: string
  /** A bare server that answers with a stream on which nothing is ever said. */
  silentUrl: string
}

/** One server of the API, without limits to rates, since a measurement hammers. */
serveForked(async ({ databaseUrl, redis, issuer }: ServedApiInput): Promise<ServedApi> => {
  const stores = openStores({
    databaseUrl,
    redisUrl: redis.url,
    holdTtlSeconds,
    rateLimits: false,
  })
  const api = createApi({ stores, issuer, audience, log: () => {}, addressHeader: 'x-forwarded-for' })
  const { url } = await openHttpServer(api)
  const silent = createServer((_, response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' })
    response.write(': silence\n\n')
  })
  await new Promise<void>(resolve =>
    silent.listen({ port: 0, host: '127.0.0.1', backlog: waitingConnectionsMax }, resolve),
  )
  return { url, silentUrl: `http://127.0.0.1:${(silent.address() as AddressInfo).port}` }
})
