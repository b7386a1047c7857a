import { scheduleInput } from '@holdfast/shared/input'
import { checkSchedule, resolveWindows } from '@holdfast/shared/rules/schedule'
import { expect, it } from 'vitest'
import { describePreset, firstSchedule, weekPresets } from './week-presets.ts'

it.each(weekPresets)('$name can be published as it is, and opens on its days alone', preset => {
  const schedule = firstSchedule(preset, 'Europe/London', '2026-11-24')
  expect(scheduleInput.parse(schedule)).toEqual(schedule)
  expect(checkSchedule(schedule)).toEqual([])
  const week = ['30', '01', '02', '03', '04', '05', '06'].map((day, index) =>
    resolveWindows(schedule, index === 0 ? `2026-11-${day}` : `2026-12-${day}`),
  )
  expect(week.filter(windows => windows.length > 0)).toHaveLength(preset.days.length)
  expect(resolveWindows(schedule, '2026-11-23')).toEqual([])
})

it('says its hours on the clock of the one who reads', () => {
  const [first, , third] = weekPresets
  expect(first && describePreset('en-GB', first)).toBe('Monday to Friday, 09:00–17:00')
  expect(third && describePreset('en-US', third)).toBe('Monday, Wednesday and Friday, 9:00 AM–12:30 PM')
})
