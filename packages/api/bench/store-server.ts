import { createApi } from '../src/api.ts'
import { openStores } from '../src/store/open-stores.ts'
import { openHttpServer } from '../test/http-server.ts'
import { audience } from '../test/token-issuer.ts'

/** The API on the services of the bench, in a process of its own. Rates are off: a measurement hammers. */
const [databaseUrl, redisUrl, issuer] = process.argv.slice(2) as [string, string, string]
const stores = openStores({ databaseUrl, redisUrl, holdTtlSeconds: 1800, rateLimits: false })
const api = createApi({ stores, issuer, audience, log: () => {}, addressHeader: null })
const { url } = await openHttpServer(api)
process.stdout.write(`Listens on ${url}\n`)
