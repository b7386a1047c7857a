import { BookingError } from '@holdfast/shared/rules/errors'
import { TRPCError } from '@trpc/server'
import { describe, expect, it } from 'vitest'
import { answeredEvent, failedEvent } from './call-event.ts'

const providerId = '0f0f0f0f-0f0f-4f0f-8f0f-0f0f0f0f0f0f'
const call = { procedure: 'slot.find', startedAt: performance.now() }

describe('the event of a call', () => {
  it('has the provider and how much was answered, and nothing of what was said', () => {
    const input = { providerId, reason: 'Mark', timeZone: 'UTC' }
    const answer = { slots: ['a', 'b'], yours: null, name: 'Mark' }
    expect(answeredEvent({ ...call, input }, answer)).toEqual({
      level: 'info',
      procedure: 'slot.find',
      outcome: 'ok',
      milliseconds: expect.any(Number),
      providerId,
      counts: { slots: 2 },
    })
  })

  it('tells nothing that was sent where an id belongs', () => {
    const event = answeredEvent({ ...call, input: { providerId: 'Mark' } }, [])
    expect(JSON.stringify(event)).not.toContain('Mark')
  })

  it('is quiet about a refusal, warns of a service that is away, and is an error when nobody foresaw it', () => {
    const told = (error: Error) => {
      const { level, outcome, cause } = failedEvent(call, error)
      return [level, outcome, typeof cause]
    }
    const refused = new BookingError('slot_taken', { nearest: [] })
    expect(told(new TRPCError({ code: 'CONFLICT', cause: refused }))).toEqual([
      'info',
      'slot_taken',
      'undefined',
    ])
    expect(told(new BookingError('holds_unavailable'))).toEqual(['warn', 'holds_unavailable', 'undefined'])
    expect(told(new BookingError('storage_unavailable'))).toEqual(['warn', 'storage_unavailable', 'string'])
    expect(told(new TypeError('Mark'))).toEqual(['error', 'unexpected', 'string'])
    expect(JSON.stringify(failedEvent(call, new TypeError('Mark')))).not.toContain('Mark')
  })
})
