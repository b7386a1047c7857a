import { BookingError } from '@holdfast/shared/rules/errors'

/** Asks Redis. Nothing of its error goes on: it would hold the whole command. @throws holds_unavailable */
export async function reachable<T>(ask: () => Promise<T>): Promise<T> {
  try {
    return await ask()
  } catch {
    throw new BookingError('holds_unavailable')
  }
}
