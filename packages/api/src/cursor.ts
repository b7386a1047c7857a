import { BookingError } from '@holdfast/shared/rules/errors'
import type { z } from 'zod'

/** A place in a list, opaque to callers. */
export function encodeCursor(place: unknown): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** @throws invalid_input when the cursor is not one of this list */
export function decodeCursor<Place>(cursor: string | undefined, shape: z.ZodType<Place>): Place | null {
  if (cursor === undefined) return null
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
  } catch {
    throw new BookingError('invalid_input', {
      fields: [{ path: 'cursor', problem: 'This is no cursor of this list.' }],
    })
  }
}
