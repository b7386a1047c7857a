import { checkSchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { describe, expect, test } from 'vitest'
import { editSchedule } from '../draft/edit-schedule.ts'
import { describeEdit } from './describe-edit.ts'
import { computeGridWeek } from './grid-day.ts'
import { areaOfTarget, editOfTarget, labelOfTarget, targetOfDrag } from './grid-drag.ts'
import { copyBlock, eraseArea, paintArea, putBlock, removeBlock, type SetHours } from './grid-edit.ts'
import { blockAfterKey } from './grid-keys.ts'

const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const w = (startTime: string, endTime: string) => ({ startTime, endTime })
const schedule: Schedule = {
  timeZone: 'Europe/London',
  weekly: [
    {
      effectiveFrom: '2026-11-01',
      hours: { ...closed, mon: [w('09:00', '12:00')], tue: [w('14:00', '16:00')] },
    },
  ],
  exceptions: { '2026-12-02': [w('08:00', '09:00')] },
  timeOff: [],
}
const todayDate = '2026-11-24'
const weekIn = (edited: Schedule) => computeGridWeek(edited, '2026-11-30', todayDate)
const week = weekIn(schedule)
const after = (edit: SetHours) => editSchedule({ schedule, published: { schedule }, todayDate }, edit)
const hoursAfter = (edit: SetHours) => after(edit).weekly[0]?.hours
const monday = { day: 0, startMinute: 540, endMinute: 720 }
const minutes = (startMinute: number, endMinute: number) => ({ startMinute, endMinute })

describe('edits of the grid', () => {
  test('painting sideways adds to each day, weekly or of one date, in one edit', () => {
    const edited = after(paintArea(week, { firstDay: 0, lastDay: 2, ...minutes(660, 840) }))
    expect(edited.weekly[0]?.hours).toMatchObject({
      mon: [w('09:00', '14:00')],
      tue: [w('11:00', '16:00')],
      wed: [],
    })
    expect(edited.exceptions).toEqual({ '2026-12-02': [w('08:00', '09:00'), w('11:00', '14:00')] })
    expect(checkSchedule(edited)).toEqual([])
  })
  test('erasing cuts what it covers and nothing else', () => {
    const hours = hoursAfter(eraseArea(week, { firstDay: 0, lastDay: 1, ...minutes(600, 900) }))
    expect(hours).toMatchObject({ mon: [w('09:00', '10:00')], tue: [w('15:00', '16:00')] })
  })
  test('a block is moved within its day, and to another one with what is there', () => {
    expect(hoursAfter(putBlock(week, monday, { day: 0, ...minutes(600, 780) }))?.mon).toEqual([
      w('10:00', '13:00'),
    ])
    expect(hoursAfter(putBlock(week, monday, { day: 1, ...minutes(720, 900) }))).toMatchObject({
      mon: [],
      tue: [w('12:00', '16:00')],
    })
  })
  test('a block is copied beside the hours of other days, and removed', () => {
    expect(hoursAfter(copyBlock(week, monday, { ...monday, endMinute: 750 }, [1, 4]))).toMatchObject({
      mon: [w('09:00', '12:30')],
      tue: [w('09:00', '12:30'), w('14:00', '16:00')],
      fri: [w('09:00', '12:30')],
    })
    expect(hoursAfter(removeBlock(week, monday))?.mon).toEqual([])
  })
})

describe('a drag', () => {
  const start = (day: number, minute: number, edge?: 'startTime' | 'endTime' | null) => ({
    tool: 'add' as const,
    point: { day, minute },
    hit: edge === undefined ? null : { block: monday, edge },
  })
  test('paints the quarter-hours that it touches, up or down, over all days between', () => {
    expect(targetOfDrag(start(4, 556), { day: 2, minute: 748 })).toEqual({
      type: 'paint',
      area: { firstDay: 2, lastDay: 4, ...minutes(555, 750) },
    })
    expect(targetOfDrag(start(4, 748), { day: 4, minute: 556 })).toMatchObject({ area: minutes(555, 750) })
  })
  test('of a middle moves, of an edge resizes, both by quarter-hours', () => {
    expect(targetOfDrag(start(0, 600, null), { day: 1, minute: 641 })).toEqual({
      type: 'put',
      from: monday,
      to: { day: 1, ...minutes(585, 765) },
    })
    expect(areaOfTarget(targetOfDrag(start(0, 715, 'endTime'), { day: 3, minute: 700 }))).toEqual({
      firstDay: 0,
      lastDay: 0,
      ...minutes(540, 705),
    })
  })
  test('with the tool that removes erases, wherever it begins', () => {
    const target = targetOfDrag({ ...start(0, 600, null), tool: 'remove' }, { day: 0, minute: 650 })
    expect(target).toMatchObject({ type: 'erase', area: minutes(600, 660) })
    expect(hoursAfter(editOfTarget(week, target))?.mon).toEqual([w('09:00', '10:00'), w('11:00', '12:00')])
  })
  test('says its days and times, and a date where it changes one alone', () => {
    const label = (day: number, otherDay: number) =>
      labelOfTarget('en-GB', week, targetOfDrag(start(day, 556), { day: otherDay, minute: 748 }))
    expect(label(0, 0)).toBe('Mon 09:15–12:30')
    expect(label(4, 1)).toBe('Tue–Fri 09:15–12:30')
    expect(label(2, 2)).toBe('Wed 2 Dec 09:15–12:30')
  })
})

test('Alt and an arrow move a block, with Shift too they resize it', () => {
  const press = (key: string, shiftKey = false) => blockAfterKey(monday, { key, shiftKey })
  expect(press('ArrowDown')).toEqual({ day: 0, ...minutes(555, 735) })
  expect(press('ArrowRight')).toEqual({ ...monday, day: 1 })
  expect(press('ArrowLeft')).toEqual(monday)
  expect(press('ArrowDown', true)).toEqual({ day: 0, ...minutes(540, 735) })
  expect(press('ArrowLeft', true)).toEqual({ day: 0, ...minutes(525, 720) })
  expect(press('Enter')).toBeNull()
})

describe('what an edit came to', () => {
  const quarterAt = (instant: string) => Date.parse(instant) / (15 * 60_000)
  const visit = {
    id: 'a',
    date: '2026-11-30',
    clientName: 'Alice',
    ...minutes(705, 720),
    startQuarter: quarterAt('2026-11-30T11:45:00Z'),
    endQuarter: quarterAt('2026-11-30T12:00:00Z'),
  }
  const said = (edit: SetHours) => {
    const edited = after(edit)
    return describeEdit('en-GB', edit, { schedule: edited, week: weekIn(edited), visits: [visit] })
  }
  test('is said with the hours of the week, and who is left outside', () => {
    expect(said(putBlock(week, monday, { ...monday, endMinute: 705 }))).toBe(
      'Monday now 09:00 to 11:45. 5.75 hours in all. 1 booked appointment is outside.',
    )
    expect(said(removeBlock(week, monday))).toBe(
      'Monday now not available. 3 hours in all. 1 booked appointment is outside.',
    )
  })
  test('tells days with the same hours together', () => {
    expect(said(paintArea(week, { firstDay: 3, lastDay: 6, ...minutes(540, 600) }))).toBe(
      'Thursday, Friday, Saturday and Sunday now 09:00 to 10:00. 10 hours in all.',
    )
    expect(said(paintArea(week, { firstDay: 1, lastDay: 2, ...minutes(480, 540) }))).toBe(
      'Tuesday now 08:00 to 09:00 and 14:00 to 16:00; Wednesday 2 December now 08:00 to 09:00. 7 hours in all.',
    )
  })
})
