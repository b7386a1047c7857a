import { setTimeout as sleep } from 'node:timers/promises'
import { watchBacklogMax } from '@holdfast/shared/rules/limits'
import type { Run } from '@holdfast/shared/rules/quarters'
import type { Redis } from './redis.ts'
import { openRedisChannel } from './redis-channel.ts'
import { changesChannel } from './redis-keys.ts'
import type { RedisLink } from './redis-link.ts'

/** What of a provider's time may be offered otherwise now. Never whose doing it was. */
export type Change = Run | 'everything'

export type Changes = ReturnType<typeof openChanges>

const reconnectDelayMsMin = 100
const reconnectDelayMsMax = 5_000

/** One provider's changes as this process hears them. */
interface Ear {
  listeners: Set<(change: Change) => void>
  /** Whether changes are being heard at this moment. */
  live: boolean
  close: AbortController
}

/**
 * Tells every process of what changed, through Redis Pub/Sub. A change of a hold is told by the script that makes it
 * (`hold-scripts.ts`); all others with `tell`. It hastens what a page would find out anyhow, and is never relied on.
 *
 * However many listen to a provider in this process, Redis sees one stream; it is closed when the last of them goes.
 */
export function openChanges(redis: Redis, link: RedisLink) {
  const channel = openRedisChannel(redis, link)
  const ears = new Map<string, Ear>()

  /** Keeps one stream open while anybody listens. Whoever listens is told `everything` each time that it starts, for what may have been missed. */
  async function hear(providerId: string, ear: Ear): Promise<void> {
    const tellAll = (change: Change) => ear.listeners.forEach(listener => void listener(change))
    const { signal } = ear.close
    for (let failures = 0; !signal.aborted; failures++) {
      await channel.read(changesChannel(providerId), signal, message => {
        if (message === null) {
          failures = 0
          ear.live = true
          tellAll('everything')
        } else tellAll(toChange(message))
      })
      ear.live = false
      const delayMs = Math.min(reconnectDelayMsMin * 2 ** failures, reconnectDelayMsMax)
      await sleep(delayMs, undefined, { signal }).catch(() => {})
    }
  }

  function earOf(providerId: string): Ear {
    const known = ears.get(providerId)
    if (known) return known
    const ear: Ear = { listeners: new Set(), live: false, close: new AbortController() }
    ears.set(providerId, ear)
    void hear(providerId, ear)
    return ear
  }

  return {
    /** Tells all who listen, wherever they are. It never fails, and nobody waits for it. */
    tell(providerId: string, change: Change): void {
      void channel.publish(changesChannel(providerId), toMessage(change))
    },

    /**
     * The changes of a provider until the signal: first `everything`, once they are being heard, and again whenever some may have
     * been missed. Who does not take them in time gets `everything` in their place.
     */
    async *listen(providerId: string, signal: AbortSignal): AsyncGenerator<Change, void> {
      let waiting: Change[] = []
      let wake = () => {}
      const listener = (change: Change) => {
        waiting = waiting.length < watchBacklogMax ? [...waiting, change] : ['everything']
        wake()
      }
      const onAbort = () => wake()
      const ear = earOf(providerId)
      ear.listeners.add(listener)
      signal.addEventListener('abort', onAbort)
      try {
        if (ear.live) listener('everything')
        while (!signal.aborted) {
          const changes = waiting
          waiting = []
          yield* changes
          if (waiting.length > 0 || signal.aborted) continue
          await new Promise<void>(resolve => {
            wake = resolve
          })
        }
      } finally {
        signal.removeEventListener('abort', onAbort)
        ear.listeners.delete(listener)
        if (ear.listeners.size === 0) {
          ears.delete(providerId)
          ear.close.abort()
        }
      }
    },

    close(): void {
      for (const ear of ears.values()) ear.close.abort()
      ears.clear()
    },
  }
}

const toMessage = (change: Change) =>
  change === 'everything' ? change : `${change.fromQuarter} ${change.toQuarter}`

/** What cannot be read, as from a newer version of ourselves, may be about anything. */
function toChange(message: string): Change {
  const [fromQuarter, toQuarter] = message.split(' ').map(Number)
  const isRun = Number.isSafeInteger(fromQuarter) && Number.isSafeInteger(toQuarter)
  return isRun ? ({ fromQuarter, toQuarter } as Run) : 'everything'
}
