import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type HttpFault, type HttpFaultsProxy, startHttpFaults } from './http-faults.ts'

// Each fault is what its name says: a reply is lost only after the request was carried out, and a lost request never is.

let server: Server
let proxy: HttpFaultsProxy
let fault: HttpFault = 'none'
let carriedOut = 0

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let text = ''
    for await (const chunk of request) text += chunk
    carriedOut++
    response.writeHead(201, { 'x-heard': text.length }).end(text.toUpperCase())
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  proxy = await startHttpFaults({ target: () => target, faultOf: () => fault })
})
afterAll(async () => {
  await proxy.stop()
  server.close()
  server.closeAllConnections()
})

async function ask(how: HttpFault) {
  fault = how
  const before = carriedOut
  const answer = await fetch(`${proxy.url}/a?b=c`, { method: 'POST', body: 'hello' }).then(
    async response => [response.status, await response.text()],
    () => 'lost',
  )
  return { answer, times: carriedOut - before }
}

it.each<[HttpFault, unknown, number]>([
  ['none', [201, 'HELLO'], 1],
  ['dropRequest', 'lost', 0],
  ['dropReply', 'lost', 1],
  ['twice', [201, 'HELLO'], 2],
  ['serverError', [502, 'Bad Gateway'], 0],
])('%s', async (how, answer, times) => {
  expect(await ask(how)).toEqual({ answer, times })
})

it('answers HTML in the place of the server', async () => {
  const { answer, times } = await ask('html')
  expect(times).toBe(0)
  expect(answer).toEqual([200, expect.stringContaining('<!doctype html>')])
})
