import type { ServerResponse } from 'node:http'
import type { Health } from '@holdfast/api'

const healthKeptMs = 1_000

/**
 * What tells a supervisor whether this process runs (`/livez`), and a load balancer whether to send it requests (`/readyz`): not without
 * PostgreSQL, and not while it ends; without Redis what is booked can be read and cancelled, so it is merely degraded. The stores are
 * asked once a second at most, however often somebody looks.
 */
export function openHealth(checkHealth: () => Promise<Health>) {
  let asked: { at: number; health: Promise<Health> } | null = null
  let ending = false

  function readHealth(): Promise<Health> {
    const now = performance.now()
    if (asked === null || now - asked.at >= healthKeptMs) asked = { at: now, health: checkHealth() }
    return asked.health
  }

  return {
    answerLive: (outgoing: ServerResponse) => send(outgoing, 200, { status: 'live' }),

    async answerReady(outgoing: ServerResponse): Promise<void> {
      if (ending) return send(outgoing, 503, { status: 'ending' })
      const { postgres, redis } = await readHealth()
      const status = !postgres ? 'unready' : redis ? 'ready' : 'degraded'
      send(outgoing, postgres ? 200 : 503, { status, postgres, redis })
    },

    end(): void {
      ending = true
    },
  }
}

function send(outgoing: ServerResponse, status: number, body: object): void {
  outgoing.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
}
