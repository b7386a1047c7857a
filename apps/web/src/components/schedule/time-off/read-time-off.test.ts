import { checkSchedule, emptySchedule } from '@holdfast/shared/rules/schedule'
import { expect, test } from 'vitest'
import { draftOfTimeOff, newTimeOff, readTimeOff, type TimeOffDraft } from './read-time-off.ts'

const reader = { locale: 'en-GB', todayDate: '2026-11-23' } as const
const read = (changed: Partial<TimeOffDraft>) => readTimeOff({ ...newTimeOff, ...changed }, reader)
const week = { startDate: '2026-12-24', endDate: '2027-01-03' }

test('whole days last from the first midnight to the last one, whatever times stand in the form', () => {
  const { timeOff } = read({ ...week, startTime: '17:00', endTime: '09:00' })
  expect(timeOff).toEqual({ ...week, startTime: '00:00', endTime: '24:00' })
})

test('an empty label is none, and one is kept without the blanks around it', () => {
  expect(read({ ...week, label: '  ' }).timeOff).not.toHaveProperty('label')
  expect(read({ ...week, label: ' Holiday ' }).timeOff).toMatchObject({ label: 'Holiday' })
})

test('what cannot be is said at its field', () => {
  expect(read({}).problems).toEqual({
    startDate: 'Write the first day, such as 24 Dec.',
    endDate: 'Write the last day, such as 3 Jan. It may be the same day.',
  })
  expect(read({ ...week, endDate: '2026-12-23' }).problems).toEqual({
    endDate: 'Choose Thursday 24 December or a later day.',
  })
  expect(read({ startDate: '2026-11-20', endDate: '2026-11-22' }).problems).toEqual({
    endDate: 'This is over already. Choose today or a later day.',
  })
  const oneDay = { startDate: '2026-12-24', endDate: '2026-12-24', wholeDays: false }
  expect(read({ ...oneDay, startTime: '12:00', endTime: '12:00' }).problems).toEqual({
    endTime: 'Choose an end after 12:00.',
  })
})

test('what it takes can be published, also over midnight and begun before today', () => {
  const taken = [
    { ...week },
    { startDate: '2026-11-20', endDate: '2026-11-23' },
    { ...week, wholeDays: false, startTime: '17:00', endTime: '09:00' },
  ].map(changed => read(changed).timeOff)
  for (const timeOff of taken) {
    expect(timeOff).not.toBeNull()
    expect(checkSchedule({ ...emptySchedule('Europe/London'), timeOff: timeOff ? [timeOff] : [] })).toEqual(
      [],
    )
  }
})

test('a time off that is opened and left as it is stays the same', () => {
  const hours = { ...week, startTime: '12:00', endTime: '09:00', label: 'Training' }
  const days = { ...week, startTime: '00:00', endTime: '24:00' }
  for (const timeOff of [hours, days]) {
    expect(readTimeOff(draftOfTimeOff(timeOff), reader).timeOff).toEqual(timeOff)
  }
})
