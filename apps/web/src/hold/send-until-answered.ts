import type { Line } from '#hold/browser-line.ts'
import { retryUnknown } from '#trpc/retry-unknown.ts'

/** What is not answered within this is sent again: a line may be dead and nobody be told, as after a sleep. */
const answerMsMax = 15_000

interface SendOptions {
  line: Line
  /** Nothing is sent any more once it is aborted. */
  signal: AbortSignal
  /** Called with how many attempts got no answer so far. */
  onFailure: (failures: number) => void
}

/**
 * Sends the same until an answer comes, for calls that may be repeated. Attempts are bounded, but for those of a browser that
 * says that it is offline: it waits until it is back, and then goes on at once. Rejects with what the last attempt came to.
 */
export async function sendUntilAnswered<Answer>(
  send: (signal: AbortSignal) => Promise<Answer>,
  { line, signal, onFailure }: SendOptions,
): Promise<Answer> {
  let offlineFailures = 0
  for (let failures = 0; ; failures++) {
    try {
      return await send(AbortSignal.any([signal, AbortSignal.timeout(answerMsMax)]))
    } catch (error) {
      if (!line.isOnline()) offlineFailures++
      if (signal.aborted || !retryUnknown.retry(failures - offlineFailures, error)) throw error
      onFailure(failures + 1)
      await line.pause(retryUnknown.retryDelay(failures, error))
      if (signal.aborted) throw error
    }
  }
}
