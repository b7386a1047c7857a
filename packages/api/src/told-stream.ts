import { answeredEvent, failedEvent } from './call-event.ts'
import type { CallEvent } from './context.ts'
import { toTrpcError } from './error-map.ts'

/**
 * The same stream, which when it ends is told to the operator as one call, with how much it said; however it ends, also when its reader
 * goes away. A failure becomes what its reader sees.
 */
export async function* toldStream<Item>(
  stream: AsyncIterable<Item>,
  call: Parameters<typeof answeredEvent>[0],
  log: (event: CallEvent) => void,
): AsyncGenerator<Item, void> {
  let events = 0
  let failure: Error | null = null
  try {
    for await (const item of stream) {
      events += 1
      yield item
    }
  } catch (error) {
    failure = error as Error
    throw toTrpcError(error)
  } finally {
    log(failure ? failedEvent(call, failure) : { ...answeredEvent(call, null), counts: { events } })
  }
}
