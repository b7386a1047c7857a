import { type BookingErrorCode, type BookingErrorDetails, bookingErrors } from '@holdfast/shared/rules/errors'
import { z } from 'zod'

const instant = z.iso.datetime()
const nearest = z.array(instant)
const problems = z.array(z.object({ path: z.string(), problem: z.string() }))

const detailShapes = {
  invalid_input: z.object({ fields: problems }),
  range_too_large: z.object({ daysMax: z.int() }),
  too_soon: z.object({ earliestAt: instant }),
  too_far: z.object({ latestDate: z.iso.date() }),
  slot_taken: z.object({ nearest }),
  slot_held: z.object({ heldUntil: instant, nearest }),
  hold_expired: z.object({ expiredAt: instant, stillFree: z.boolean() }),
  too_many_holds: z.object({ holdsMax: z.int() }),
  client_busy: z.object({ appointmentId: z.guid() }),
  schedule_changed: z.object({ version: z.int() }),
  invalid_schedule: z.object({ problems }),
  rate_limited: z.object({ retryAfterSeconds: z.number() }),
} satisfies { [Code in keyof BookingErrorDetails]: z.ZodType<BookingErrorDetails[Code]> }

/** The body of a refusal with that code. */
export function refusalShape(code: BookingErrorCode): z.ZodType {
  const detail = code in detailShapes ? detailShapes[code as keyof typeof detailShapes] : z.null()
  return z.object({
    code: z.literal(code),
    retryable: z.literal(bookingErrors[code].retryable),
    detail,
    message: z
      .string()
      .meta({ description: 'For people; it may change.', examples: [bookingErrors[code].text] }),
  })
}

/** What no code foresees: a failure of ours, an address or a method that is not there. */
export const uncodedShape = z.object({
  code: z.null(),
  retryable: z.literal(false),
  detail: z.null(),
  message: z.string(),
})
