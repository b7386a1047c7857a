import { emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { expect, test } from 'vitest'
import { rebaseSchedule } from './rebase-schedule.ts'

const w = (startTime: string, endTime: string) => ({ startTime, endTime })
const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const pattern = (effectiveFrom: string, hours: Partial<Schedule['weekly'][0]['hours']>) => ({
  effectiveFrom,
  hours: { ...closed, ...hours },
})
const day = [w('09:00', '17:00')]
const short = [w('09:00', '12:00')]

const base: Schedule = {
  ...emptySchedule('Europe/London'),
  weekly: [pattern('2026-01-01', { mon: day, tue: day })],
  exceptions: { '2026-12-24': short, '2026-12-31': short },
}

test('days that only one of us changed keep that change; where both did, mine stands', () => {
  const mine = { ...base, weekly: [pattern('2026-01-01', { mon: short, tue: day, fri: short })] }
  const theirs = { ...base, weekly: [pattern('2026-01-01', { mon: [], tue: short, fri: day })] }
  expect(rebaseSchedule(base, mine, theirs).weekly).toEqual([
    pattern('2026-01-01', { mon: short, tue: short, fri: short }),
  ])
})

test('dates that I took away stay away, and dates that they added stay', () => {
  const mine = { ...base, exceptions: { '2026-12-31': short } }
  const theirs = { ...base, exceptions: { '2026-12-24': short, '2026-12-31': [], '2027-01-02': day } }
  expect(rebaseSchedule(base, mine, theirs).exceptions).toEqual({ '2026-12-31': [], '2027-01-02': day })
})

test('a pattern that they added stays, and one that I changed is not lost with theirs', () => {
  const mine = { ...base, weekly: [pattern('2026-01-01', { mon: short, tue: day })] }
  const theirs = { ...base, weekly: [pattern('2027-01-01', { sun: day })] }
  expect(rebaseSchedule(base, mine, theirs).weekly).toEqual([
    pattern('2026-01-01', { mon: short, tue: day }),
    pattern('2027-01-01', { sun: day }),
  ])
})

test('without changes of mine theirs is what comes out, zone and time off included', () => {
  const timeOff = [{ startDate: '2026-12-28', startTime: '00:00', endDate: '2026-12-30', endTime: '24:00' }]
  const theirs = { ...base, timeZone: 'Europe/Paris', weekly: [], timeOff }
  expect(rebaseSchedule(base, base, theirs)).toEqual(theirs)
})

test('zone and time off that only one of us changed keep that change', () => {
  const away = (startDate: string) => ({
    startDate,
    startTime: '00:00',
    endDate: startDate,
    endTime: '24:00',
  })
  const before = { ...base, timeOff: [away('2026-12-01'), away('2026-12-05')] }
  const mine = { ...before, timeZone: 'Europe/Paris', timeOff: [away('2026-12-05'), away('2026-12-09')] }
  const theirs = { ...before, timeOff: [away('2026-12-01'), away('2026-12-03')] }
  const rebased = rebaseSchedule(before, mine, theirs)
  expect(rebased.timeZone).toBe('Europe/Paris')
  expect(rebased.timeOff).toEqual([away('2026-12-03'), away('2026-12-09')])
})

test('a pattern that I added or took away is so on top of theirs too, unless they changed it', () => {
  const later = pattern('2027-01-01', { sun: day })
  const before = { ...base, weekly: [...base.weekly, later] }
  const theirs = { ...before, exceptions: {} }
  expect(rebaseSchedule(before, base, theirs).weekly).toEqual(base.weekly)
  const changed = { ...before, weekly: [...base.weekly, pattern('2027-01-01', { sun: short })] }
  expect(rebaseSchedule(before, base, changed).weekly).toEqual(changed.weekly)
  const copied = { ...base, weekly: [...base.weekly, pattern('2027-02-01', { mon: day, tue: day })] }
  expect(rebaseSchedule(base, copied, theirs).weekly).toEqual([...before.weekly, copied.weekly[1]])
})
