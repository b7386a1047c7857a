import { describe, expect, it } from 'vitest'
import { findUnorderable } from './linearizable.ts'
import { type SlotEvent, slotModel } from './slot-register.ts'

// Two who surely had one quarter-hour at one time must never pass for a good history.

type Loose<T> = T extends unknown ? Omit<T, 'actor' | 'startedAt' | 'endedAt'> : never

const event = (startedAt: number, endedAt: number, what: Loose<SlotEvent>) =>
  ({ actor: 'x', startedAt, endedAt, ...what }) as SlotEvent
const hold = (
  holdId: string,
  from: number,
  to: number,
  clientId = holdId,
  rescheduleOf: string | null = null,
) => event(from, to, { kind: 'hold', holdId, clientId, expiresAt: to + 1_000, rescheduleOf })
const book = (holdId: string, from: number, to: number, appointmentId = holdId, wasForgotten = false) =>
  event(from, to, { kind: 'book', holdId, appointmentId, wasForgotten })
const free = (appointmentId: string, from: number, to: number) =>
  event(from, to, { kind: 'free', appointmentId })
const release = (holdId: string, from: number, to: number) => event(from, to, { kind: 'release', holdId })
const taken = (exceptId: string, from: number, to: number) => event(from, to, { kind: 'taken', exceptId })

const isGood = (events: SlotEvent[], flushedAt = Number.NaN) =>
  findUnorderable(
    events,
    slotModel((from, to) => from <= flushedAt && flushedAt <= to),
  ) === null

describe('good', () => {
  it.each<[string, SlotEvent[]]>([
    [
      'held, booked, cancelled, and held by another',
      [hold('a', 0, 1), book('a', 2, 3), free('a', 4, 5), hold('b', 6, 7)],
    ],
    ['held after the release of another', [hold('a', 0, 1), release('a', 2, 9), hold('b', 3, 4)]],
    ['held after another has expired', [hold('a', 0, 1), hold('b', 1_002, 1_003)]],
    ['held again by the same client', [hold('a', 0, 1, 'c'), hold('b', 2, 3, 'c'), book('b', 4, 5)]],
    [
      'held over the own appointment and moved',
      [hold('a', 0, 1), book('a', 2, 3), hold('b', 4, 5, 'a', 'a'), book('b', 6, 7, 'a')],
    ],
    [
      'told that it is taken while it is being cancelled',
      [hold('a', 0, 1), book('a', 2, 3), free('a', 4, 9), taken('b', 5, 6)],
    ],
  ])('%s', (_, events) => expect(isGood(events)).toBe(true))

  it('held by two after Redis forgot the first', () => {
    expect(isGood([hold('a', 0, 1), hold('b', 10, 11)], 5)).toBe(true)
    expect(isGood([hold('a', 0, 1), hold('b', 10, 11), book('a', 2, 20, 'a', true)], 5)).toBe(true)
  })
})

describe('bad', () => {
  it.each<[string, SlotEvent[]]>([
    ['held by two', [hold('a', 0, 1), hold('b', 2, 3)]],
    ['held while it is booked', [hold('a', 0, 1), book('a', 2, 3), hold('b', 4, 5)]],
    ['held while another is confirming it', [hold('a', 0, 1), hold('b', 3, 4), book('a', 2, 9)]],
    ['booked by two', [hold('a', 0, 1), book('a', 2, 3), hold('b', 2, 3, 'a'), book('b', 4, 5)]],
    ['booked without a hold', [book('a', 0, 1)]],
    ['booked after the hold was given back', [hold('a', 0, 1), release('a', 2, 3), book('a', 4, 5)]],
    [
      'booked with the hold of another after the own one expired',
      [hold('a', 0, 1), hold('b', 1_002, 1_003), book('a', 1_004, 1_005)],
    ],
    ['told that it is taken when nobody has it', [hold('a', 0, 1), taken('a', 2, 3)]],
    ['told that it is taken by oneself', [hold('a', 0, 1), book('a', 2, 3), taken('a', 4, 5)]],
    [
      'a move that leaves the old time booked',
      [hold('a', 0, 1), book('a', 2, 3), free('a', 4, 5), free('a', 6, 7)],
    ],
  ])('%s', (_, events) => expect(isGood(events)).toBe(false))

  it('held by two, when Redis forgot only later', () => {
    expect(isGood([hold('a', 0, 1), hold('b', 2, 3)], 50)).toBe(false)
    expect(
      isGood([hold('a', 0, 1), hold('b', 10, 11), book('b', 12, 13), book('a', 14, 15, 'a', true)], 5),
    ).toBe(false)
  })
})
