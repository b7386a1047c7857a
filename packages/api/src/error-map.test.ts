import { BookingError } from '@holdfast/shared/rules/errors'
import { TRPCError } from '@trpc/server'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { describeFailure } from './describe-failure.ts'
import { bookingErrorOf, toTrpcError } from './error-map.ts'

const secret = 'select * from clients where name = $1 -- params: Alice'

/** A failure as it arrives: wrapped by Drizzle, then by tRPC. */
function wrapped(code: string): TRPCError {
  const root = Object.assign(new Error(secret), { code })
  return new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: new Error(secret, { cause: root }) })
}

describe('what a failure means to the caller', () => {
  it.each([
    'CONNECT_TIMEOUT',
    'CONNECTION_CLOSED',
    'ECONNREFUSED',
    '57P01',
    '53300',
    '08006',
    '40P01',
    '57014',
  ])('is "ask again" for %s, which says nothing about the request', code =>
    expect(bookingErrorOf(wrapped(code))?.code).toBe('storage_unavailable'),
  )

  it.each(['23505', '42P01', '22P02', 'ERR_INVALID_ARG_TYPE'])('is unforeseen for %s', code =>
    expect(bookingErrorOf(wrapped(code))).toBeNull(),
  )

  it('is the refusal of the table, with its HTTP status, for what an operation throws', () => {
    const thrown = new BookingError('hold_expired', {
      expiredAt: '2026-11-24T10:42:00.000Z',
      stillFree: true,
    })
    const error = toTrpcError(new TRPCError({ code: 'INTERNAL_SERVER_ERROR', cause: thrown }))
    expect([error.code, error.message, error.cause]).toEqual(['CONFLICT', thrown.message, thrown])
  })

  it('names the fields of a wrong shape', () => {
    const { error } = z.object({ holdId: z.guid() }).safeParse({ holdId: 7 })
    const known = bookingErrorOf(new TRPCError({ code: 'BAD_REQUEST', cause: error }))
    expect(known).toMatchObject({ code: 'invalid_input', detail: { fields: [{ path: 'holdId' }] } })
  })

  it('keeps nothing of an unforeseen failure, not even where a page’s server could print it', () => {
    const error = toTrpcError(wrapped('42P01'))
    expect([error.message, error.cause]).toEqual(['Something went wrong.', undefined])
  })
})

describe('what the operator reads of a failure', () => {
  it('has the code and where it was, and no message, since that holds parameters', () => {
    const told = describeFailure(wrapped('42P01'))
    expect(told).toContain('42P01')
    expect(told).not.toMatch(/select|Alice/)
  })

  it('is nothing for a refusal, and the cause for a store that is away', () => {
    expect(describeFailure(new BookingError('not_allowed'))).toBeNull()
    expect(describeFailure(wrapped('ECONNREFUSED'))).toContain('ECONNREFUSED')
  })
})
