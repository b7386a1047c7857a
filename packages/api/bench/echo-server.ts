import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { holdCreateInput } from '@holdfast/shared/input'
import { initTRPC } from '@trpc/server'
import { createHTTPHandler } from '@trpc/server/adapters/standalone'
import { echoInput } from './echo-shots.ts'

/** The floor of all that goes through HTTP: tRPC's own standalone server with nothing behind it. */
const { router, procedure } = initTRPC.create({ isDev: false })
const echoRouter = router({
  echo: procedure.input(echoInput).query(({ input }) => input),
  holdEcho: procedure.input(holdCreateInput).mutation(({ input }) => input),
})
const server = createServer(createHTTPHandler({ router: echoRouter, basePath: '/api/trpc/' }))
server.listen(0, '127.0.0.1', () => {
  process.stdout.write(`Listens on http://127.0.0.1:${(server.address() as AddressInfo).port}\n`)
})
