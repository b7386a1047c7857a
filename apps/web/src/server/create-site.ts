import { createServer, type RequestListener, type ServerResponse } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Api, openNodeDoor } from '@holdfast/api'
import { drainSeconds, requestSeconds } from '@holdfast/shared/rules/limits'
import { headersEverywhere, headersForPrograms } from '#server/fixed-headers.ts'
import { identify } from '#server/identify.ts'
import { openHealth } from '#server/open-health.ts'
import { openRunning } from '#server/open-running.ts'

export interface SiteSettings {
  api: Api
  /** Null where there are no pages. */
  showPage: RequestListener | null
  /** Whether calls are left to the pages' own route handlers, which are compiled again as they are edited. */
  isHot: boolean
  /** How many requests are answered at a time. */
  runningMax: number
}

/** Proxies keep a connection for a minute, and it is theirs to close. */
const keepAliveSeconds = 65
const retryAfterSeconds = 2

const forPrograms = new Map(Object.entries({ ...headersEverywhere, ...headersForPrograms }))

/**
 * The site on one HTTP server: it answers the service's calls, its streams and the health checks itself, and hands everything
 * else to the pages.
 */
export function createSite({ api, showPage, isHot, runningMax }: SiteSettings) {
  const door = openNodeDoor(api, identify)
  const running = openRunning(runningMax)
  const health = openHealth(api.checkHealth)
  let isEnding = false

  const server = createServer({ requestTimeout: requestSeconds * 1000 }, (incoming, outgoing) => {
    if (isEnding) outgoing.setHeader('connection', 'close')
    if (incoming.url === '/livez') return health.answerLive(outgoing.setHeaders(forPrograms))
    if (incoming.url === '/readyz') return void health.answerReady(outgoing.setHeaders(forPrograms))
    const isCall = !isHot && door.serves(incoming)
    if (isCall) outgoing.setHeaders(forPrograms)
    if (!running.enter(outgoing)) {
      outgoing.setHeader('retry-after', retryAfterSeconds)
      if (isCall) return door.refuse(incoming, outgoing)
      return say(outgoing, 503, 'Holdfast is very busy. Please load this page again in a moment.')
    }
    if (isCall) return door.answer(incoming, outgoing, () => running.leave(outgoing))
    if (showPage) return showPage(incoming, outgoing)
    say(outgoing, 404, 'This server shows no pages.')
  })
  server.keepAliveTimeout = keepAliveSeconds * 1000

  return {
    server,

    /** Takes no more connections, ends the streams, and lets what runs finish within 8 seconds. */
    async end(): Promise<void> {
      isEnding = true
      health.end()
      server.close()
      door.endStreams()
      await Promise.race([running.end(), sleep(drainSeconds * 1000)])
      server.closeAllConnections()
    },
  }
}

function say(outgoing: ServerResponse, status: number, text: string): void {
  outgoing
    .setHeaders(forPrograms)
    .writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
    .end(text)
}
