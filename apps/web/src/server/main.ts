import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { runningRequestsMax, waitingConnectionsMax } from '@holdfast/shared/rules/limits'
import { env } from '#env.ts'
import { closeStores, getApi } from '#server/api.ts'
import { createSite } from '#server/create-site.ts'
import { tellCrash } from '#server/log.ts'

/**
 * The site as one process: `node apps/web/src/server/main.ts`. It says on standard output where it listens. Told to end
 * (SIGTERM, SIGINT), it finishes what runs and ends with 0; told again, at once with 1. After a failure that nobody caught its state
 * is unknown, so it ends with 1, to be started anew; what was under way is asked again with the same ids.
 */
const { HOST, PORT, HOLDFAST_PAGES } = env()
const isHot = HOLDFAST_PAGES === 'hot'

for (const failure of isHot ? [] : ['uncaughtException', 'unhandledRejection']) {
  process.on(failure, error => {
    tellCrash(error)
    process.exit(1)
  })
}

const site = createSite({
  api: getApi(),
  showPage: await openShowPage(),
  isHot,
  runningMax: runningRequestsMax,
})
site.server.listen({ port: PORT, host: HOST, backlog: waitingConnectionsMax })
await once(site.server, 'listening')
const { port } = site.server.address() as AddressInfo
process.stdout.write(`Holdfast listens on http://${HOST}:${port}\n`)

let isEnding = false
for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, end)

async function end(): Promise<void> {
  if (isEnding) process.exit(1)
  isEnding = true
  await site.end()
  await closeStores()
  process.exit(0)
}

/** Next is loaded only where there are pages: it takes most of the time that starting takes. */
async function openShowPage() {
  if (HOLDFAST_PAGES === 'off') return null
  const { openPages } = await import('#server/open-pages.ts')
  return openPages({ hot: isHot, host: HOST, port: PORT })
}
