import type { ServerResponse } from 'node:http'

/** The requests that are being answered, of which there are so many at most. */
export function openRunning(max: number) {
  const running = new Set<ServerResponse>()
  const { promise: settled, resolve: settle } = Promise.withResolvers<void>()
  let ending = false

  function leave(outgoing: ServerResponse): void {
    running.delete(outgoing)
    if (ending && running.size === 0) settle()
  }

  return {
    /** Counts one until its answer is sent or its sender has gone; false when there are too many. */
    enter(outgoing: ServerResponse): boolean {
      if (running.size >= max) return false
      running.add(outgoing)
      outgoing.once('close', () => leave(outgoing))
      return true
    },

    /** What stays open, as a stream does, runs no more. */
    leave,

    /** Resolves when none is left. Each of them is the last of its connection. */
    end(): Promise<void> {
      ending = true
      for (const outgoing of running) if (!outgoing.headersSent) outgoing.setHeader('connection', 'close')
      if (running.size === 0) settle()
      return settled
    },
  }
}
