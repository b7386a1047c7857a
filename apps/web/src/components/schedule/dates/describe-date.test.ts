import { emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { expect, test } from 'vitest'
import { describeDate } from './describe-date.ts'

const w = (startTime: string, endTime: string) => ({ startTime, endTime })
const schedule: Schedule = {
  ...emptySchedule('Europe/London'),
  weekly: [
    {
      effectiveFrom: '2026-01-01',
      hours: { mon: [], tue: [], wed: [], thu: [], fri: [w('09:00', '17:00')], sat: [], sun: [] },
    },
  ],
  exceptions: { '2026-11-27': [], '2026-11-28': [w('09:00', '12:00'), w('13:00', '24:00')] },
  timeOff: [{ startDate: '2026-12-03', startTime: '12:00', endDate: '2026-12-04', endTime: '24:00' }],
}
const described = (date: string) => describeDate('en-GB', schedule, date)

test('a date is named with its normal hours, and with what is set for it', () => {
  expect(described('2026-12-11')).toEqual({ name: 'Friday 11 December, normally 09:00 to 17:00', mark: null })
  expect(described('2026-11-27')).toEqual({
    name: 'Friday 27 November, normally 09:00 to 17:00, not available on this date',
    mark: 'closed',
  })
  expect(described('2026-11-28')).toEqual({
    name: 'Saturday 28 November, normally not available, 09:00 to 12:00 and 13:00 to midnight on this date',
    mark: 'hours',
  })
})

test('time off is told from its first date to its last, before all else', () => {
  expect(described('2026-12-02').mark).toBeNull()
  expect(described('2026-12-03').mark).toBe('timeOff')
  expect(described('2026-12-04')).toEqual({
    name: 'Friday 4 December, normally 09:00 to 17:00, time off',
    mark: 'timeOff',
  })
})
