import { BookingError } from '@holdfast/shared/rules/errors'
import { pageBytesMax } from '@holdfast/shared/rules/limits'
import { quarterRangeOf } from '@holdfast/shared/rules/time'
import { z } from 'zod'
import { toAppointmentAnswers } from '../answer.ts'
import type { Identity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { ownerOf } from '../owner.ts'
import { findAppointments } from '../store/appointment-queries.ts'
import { findProvider } from '../store/provider-queries.ts'
import { takeFitting } from '../take-fitting.ts'
import { checkTimeZone } from '../time-zone.ts'

export interface ListAppointmentsInput {
  fromDate?: string | undefined
  toDate?: string | undefined
  timeZone?: string | undefined
  status?: 'confirmed' | 'cancelled' | undefined
  order: 'asc' | 'desc'
  limit: number
  cursor?: string | undefined
}

const place = z.strictObject({
  startQuarter: z
    .int()
    .min(-(2 ** 31))
    .max(2 ** 31 - 1),
  id: z.guid(),
})

/** The caller's own appointments by start, a page at a time. Both dates are included. */
export async function listAppointments(stores: Stores, identity: Identity, input: ListAppointmentsInput) {
  checkTimeZone(input.timeZone)
  const after = decodeCursor(input.cursor, place)
  const timeZone = input.timeZone ?? (await ownTimeZone(stores, identity))
  const { fromDate, toDate, status, order, limit } = input
  const rows = await findAppointments(stores.db, {
    owner: ownerOf(identity),
    fromQuarter: fromDate ? quarterRangeOf(timeZone, fromDate, fromDate).fromQuarter : null,
    toQuarter: toDate ? quarterRangeOf(timeZone, toDate, toDate).toQuarter : null,
    status,
    order,
    after,
    limit: limit + 1,
  })
  const found = await toAppointmentAnswers(stores.db, rows.slice(0, limit))
  const appointments = takeFitting(found, pageBytesMax)
  const last = rows.length > appointments.length ? rows[appointments.length - 1] : undefined
  return {
    appointments,
    nextCursor: last ? encodeCursor({ startQuarter: last.startQuarter, id: last.id }) : null,
  }
}

async function ownTimeZone({ db }: Stores, identity: Identity): Promise<string> {
  if (identity.kind === 'client') return 'UTC'
  const provider = await findProvider(db, { id: identity.providerId })
  if (!provider) throw new BookingError('provider_not_found')
  return provider.timeZone
}
