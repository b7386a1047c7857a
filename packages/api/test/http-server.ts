import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { waitingConnectionsMax } from '@holdfast/shared/rules/limits'
import type { Api } from '../src/api.ts'
import { openNodeDoor } from '../src/node-door.ts'

/** The API on a real socket of the loopback, through the door of the product's own server. */
export async function openHttpServer(api: Api): Promise<{ url: string; close(): Promise<void> }> {
  const door = openNodeDoor(api, () => null)
  const server = createServer((incoming, outgoing) => {
    if (door.serves(incoming)) door.answer(incoming, outgoing)
    else outgoing.writeHead(404).end()
  })
  // As the product: a client that rests longer than Node's five seconds finds its connection still there.
  server.keepAliveTimeout = 65_000
  await new Promise<void>(resolve =>
    server.listen({ port: 0, host: '127.0.0.1', backlog: waitingConnectionsMax }, resolve),
  )
  const { port } = server.address() as AddressInfo
  const close = () =>
    new Promise<void>(resolve => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { url: `http://127.0.0.1:${port}`, close }
}
