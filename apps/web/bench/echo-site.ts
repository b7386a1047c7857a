import type { AddressInfo } from 'node:net'
import { createApi, openStores } from '@holdfast/api'
import { runningRequestsMax } from '@holdfast/shared/rules/limits'
import { createSite } from '#server/create-site.ts'
import { echoRouter } from '../../../packages/api/bench/echo-router.ts'

/** The site without pages, with two procedures behind its door that give back what they get: what the door itself costs. */
const nowhere = 'http://127.0.0.1:9'
const stores = openStores({
  databaseUrl: 'postgres://nobody@127.0.0.1:9/none',
  redisUrl: nowhere,
  redisToken: 'none',
  holdTtlSeconds: 60,
  rateLimits: false,
})
const [issuer = nowhere, audience = 'none'] = process.argv.slice(2)
const api = createApi({ stores, issuer, audience, log: () => {}, addressHeader: null }, echoRouter)
const { server } = createSite({ api, showPage: null, isHot: false, runningMax: runningRequestsMax })
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`Listens on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
