import { join } from 'node:path'
import { z } from 'zod'
import type { Shot } from './shot.ts'

export const echoInput = z.object({ text: z.string().max(100) })

/** The floor, and the site with the same two procedures behind its door; each tells where it listens. */
export const echoServer = join(import.meta.dirname, 'echo-server.ts')
export const echoSite = join(import.meta.dirname, '../../../apps/web/bench/echo-site.ts')

const input = encodeURIComponent(JSON.stringify({ text: 'the same again' }))

/** A query with a small input. */
export const echoShot: Shot = { method: 'GET', path: `/api/trpc/echo?input=${input}` }

/** A mutation with the input of `hold.create`. */
export const holdEchoShot: Shot = {
  method: 'POST',
  path: '/api/trpc/holdEcho',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    holdId: '6f1f0f5e-4c6d-4f0b-9a3a-0d6b4a1d1f10',
    providerId: '0b4f2f0e-6a1c-4c59-8d0e-5a2b1d3c4e5f',
    startsAt: '2026-11-24T09:15:00Z',
  }),
}
