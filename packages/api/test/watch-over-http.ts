import type { SlotChange } from '../src/operation/watch-slots.ts'
import { serverEventsOf } from './server-events.ts'

/** A program that watches a provider's slots at one door of the service. */
export async function watchOverHttp(url: string, providerId: string) {
  const leaving = new AbortController()
  const heard: SlotChange['dates'][] = []
  const input = encodeURIComponent(JSON.stringify({ providerId }))
  const response = await fetch(`${url}/api/trpc/slot.watch?input=${input}`, { signal: leaving.signal })

  async function read() {
    for await (const { event, data } of serverEventsOf(response)) {
      if (event === 'message') heard.push((JSON.parse(data) as SlotChange).dates)
    }
  }
  const ended = read().catch(() => {})

  return {
    heard,
    async leave(): Promise<void> {
      leaving.abort()
      await ended
    },
  }
}
