import { describe, expect, it } from 'vitest'
import { quarterOfInstant, type Run } from './quarters.ts'
import { emptySchedule } from './schedule.ts'
import { computeChangesAt, datesTouchedBy } from './slot-changes.ts'

const quarterAt = (instant: string) => quarterOfInstant(Date.parse(instant))
const run = (from: string, to: string): Run => ({ fromQuarter: quarterAt(from), toQuarter: quarterAt(to) })

describe('the dates that a change touches', () => {
  it.each<[string, string, Run, string[]]>([
    ['its own', 'UTC', run('2026-11-24T12:00Z', '2026-11-24T12:15Z'), ['2026-11-24']],
    ['read in the zone', 'Asia/Tokyo', run('2026-11-24T20:00Z', '2026-11-24T20:15Z'), ['2026-11-25']],
    [
      'the day before, where a long visit with its buffer could start',
      'UTC',
      run('2026-11-24T03:45Z', '2026-11-24T04:00Z'),
      ['2026-11-23', '2026-11-24'],
    ],
    [
      'the day after, where a visit with a buffer before it could start',
      'UTC',
      run('2026-11-24T21:45Z', '2026-11-24T22:15Z'),
      ['2026-11-24', '2026-11-25'],
    ],
  ])('are %s', (_, timeZone, changed, dates) => {
    expect(datesTouchedBy(changed, timeZone)).toEqual(dates)
  })
})

describe('when an answer changes by time alone', () => {
  const now = Date.parse('2026-11-23T09:00Z')
  const availability = { schedule: emptySchedule('Europe/Berlin'), noticeMinutes: 1440, horizonDays: 10 }
  const near = run('2026-11-24T00:00Z', '2026-11-26T00:00Z')
  const beyond = run('2026-11-24T00:00Z', '2026-12-10T00:00Z')
  const at = (text: string) => Date.parse(text)

  it.each<[string, Run, string | null, string[], string]>([
    ['when the notice cuts off its first start', near, '2026-11-24T10:00Z', [], '2026-11-23T10:00:00.001Z'],
    [
      'at once where a start is exactly as far ahead as the notice',
      near,
      '2026-11-24T09:00Z',
      [],
      '2026-11-23T09:00:00.001Z',
    ],
    [
      'when the first hold ends, whoever has it',
      near,
      '2026-11-25T10:00Z',
      ['2026-11-23T09:30Z', '2026-11-23T09:12Z'],
      '2026-11-23T09:12:00.000Z',
    ],
    [
      'when midnight opens a date of a range that reaches beyond',
      beyond,
      '2026-11-25T10:00Z',
      [],
      '2026-11-23T23:00:00.000Z',
    ],
    ['when midnight opens a date, where there is nothing at all', near, null, [], '2026-11-23T23:00:00.000Z'],
  ])('is %s', (_, range, first, ends, expected) => {
    const firstQuarter = first === null ? null : quarterAt(first)
    const changesAt = computeChangesAt({ availability, range, firstQuarter, holdsEndAt: ends.map(at) }, now)
    expect(new Date(changesAt).toISOString()).toBe(expected)
  })

  it('is not when a hold ended that is over by this clock', () => {
    const past = {
      availability,
      range: near,
      firstQuarter: quarterAt('2026-11-25T10:00Z'),
      holdsEndAt: [now, now - 1],
    }
    expect(computeChangesAt(past, now)).toBe(at('2026-11-24T10:00:00.001Z'))
  })
})
