import { checkSchedule, emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { describe, expect, test } from 'vitest'
import { describeChanges } from './schedule-changes.ts'
import { type DraftAction, reduceDraft, startDraft } from './schedule-draft.ts'

const w = (startTime: string, endTime: string) => ({ startTime, endTime })
const closed = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] }
const todayDate = '2026-11-23'

const schedule: Schedule = {
  timeZone: 'America/New_York',
  weekly: [
    { effectiveFrom: '2026-01-01', hours: { ...closed, mon: [w('08:00', '12:00'), w('13:00', '17:00')] } },
    { effectiveFrom: '2027-01-01', hours: { ...closed, sun: [w('10:00', '11:00')] } },
  ],
  exceptions: { '2026-12-24': [w('08:00', '10:00')] },
  timeOff: [],
}
const published = { version: 4, schedule }

const after = (from: { version: number; schedule: Schedule }, ...actions: DraftAction[]) =>
  actions.reduce(reduceDraft, startDraft(from, todayDate))
const changesOf = (...actions: DraftAction[]) =>
  describeChanges('en-GB', schedule, after(published, ...actions).schedule)
const monday = { weekday: 'mon' } as const

describe('weekly hours', () => {
  test('edits touch the pattern in force today and leave the others as they are', () => {
    const edited = after(published, { type: 'removeWindow', day: monday, index: 1 }).schedule
    expect(edited.weekly[0]?.hours.mon).toEqual([w('08:00', '12:00')])
    expect(edited.weekly[1]).toBe(schedule.weekly[1])
    expect(edited.exceptions).toBe(schedule.exceptions)
  })
  test('the first hours of all hold from today', () => {
    const empty = { version: 0, schedule: emptySchedule('Europe/London') }
    const { weekly } = after(empty, { type: 'fillWorkdays', window: w('09:00', '17:00') }).schedule
    const nine = [w('09:00', '17:00')]
    expect(weekly).toEqual([
      {
        effectiveFrom: todayDate,
        hours: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] },
      },
    ])
  })
  test('hours before a pattern that starts later come first', () => {
    const later = { version: 1, schedule: { ...schedule, weekly: schedule.weekly.slice(1) } }
    const edited = after(later, { type: 'toggleDay', weekday: 'tue' }).schedule
    expect(edited.weekly.map(pattern => pattern.effectiveFrom)).toEqual([todayDate, '2027-01-01'])
    expect(checkSchedule(edited)).toEqual([])
  })
  test('a day that is closed and opened again has the hours that clients see', () => {
    const off: DraftAction = { type: 'toggleDay', weekday: 'mon' }
    expect(after(published, off).schedule.weekly[0]?.hours.mon).toEqual([])
    expect(changesOf(off, off)).toEqual([])
    expect(after(published, { type: 'toggleDay', weekday: 'tue' }).schedule.weekly[0]?.hours.tue).toEqual([
      w('09:00', '17:00'),
    ])
  })
  test('copying replaces the other days and shares nothing with them', () => {
    const copied = after(published, { type: 'copyDay', from: 'mon', to: ['tue', 'sun'] })
    expect(copied.schedule.weekly[0]?.hours.sun).toEqual(schedule.weekly[0]?.hours.mon)
    const edited = reduceDraft(copied, { type: 'removeWindow', day: { weekday: 'sun' }, index: 0 })
    expect(edited.schedule.weekly[0]?.hours.tue).toHaveLength(2)
  })
  test('hours stay where they are while they are edited, and take their order when the day is left', () => {
    const move: DraftAction = { type: 'moveEdge', day: monday, index: 0, edge: 'startTime', time: '18:00' }
    const moved = after(published, move)
    expect(moved.schedule.weekly[0]?.hours.mon).toEqual([w('18:00', '22:00'), w('13:00', '17:00')])
    expect(checkSchedule(moved.schedule)).not.toEqual([])
    const settled = reduceDraft(moved, { type: 'settleDay', day: monday })
    expect(settled.schedule.weekly[0]?.hours.mon).toEqual([w('13:00', '17:00'), w('18:00', '22:00')])
    expect(checkSchedule(settled.schedule)).toEqual([])
  })
  test('an overlap is a problem until it is merged', () => {
    const overlap: DraftAction = { type: 'moveEdge', day: monday, index: 0, edge: 'endTime', time: '14:00' }
    expect(checkSchedule(after(published, overlap).schedule).map(({ path }) => path)).toEqual([
      'weekly.0.hours.mon.1',
    ])
    const merged = after(published, overlap, { type: 'mergeWindows', day: monday, index: 1 }).schedule
    expect(merged.weekly[0]?.hours.mon).toEqual([w('08:00', '17:00')])
  })
})

describe('dates', () => {
  test('a date is set, edited like a weekday, and goes back', () => {
    const date = '2026-11-27'
    const set: DraftAction = { type: 'setException', date, windows: [w('08:00', '15:00')] }
    const edited = after(published, set, { type: 'addWindow', day: { date } }).schedule
    expect(Object.keys(edited.exceptions)).toEqual([date, '2026-12-24'])
    expect(edited.exceptions[date]).toEqual([w('08:00', '15:00'), w('16:00', '17:00')])
    expect(changesOf(set, { type: 'removeException', date })).toEqual([])
  })
})

describe('what a draft goes through', () => {
  const edit: DraftAction = { type: 'removeWindow', day: monday, index: 1 }

  test('a discarded draft can be brought back until the next edit', () => {
    const discarded = after(published, edit, { type: 'discard' })
    expect(discarded.schedule).toBe(schedule)
    expect(reduceDraft(discarded, { type: 'bringBack' }).schedule.weekly[0]?.hours.mon).toHaveLength(1)
    expect(reduceDraft(discarded, { type: 'toggleDay', weekday: 'sun' }).discarded).toBeNull()
  })
  test('what was edited while a publish was on its way is still a draft', () => {
    const sent = after(published, edit)
    const later = reduceDraft(sent, { type: 'toggleDay', weekday: 'sun' })
    const done = reduceDraft(later, {
      type: 'markPublished',
      published: { version: 5, schedule: sent.schedule },
    })
    expect(done.published.version).toBe(5)
    expect(describeChanges('en-GB', done.published.schedule, done.schedule)).toEqual([
      'Sunday 09:00–17:00 added (hours from Thursday 1 January 2026)',
    ])
  })
  test('mine on top keeps what they changed elsewhere, and the next publish is based on their version', () => {
    const theirSchedule = after(published, { type: 'removeException', date: '2026-12-24' }).schedule
    const theirs = { version: 5, schedule: theirSchedule }
    const met = after(published, edit, { type: 'meetTheirs', theirs })
    const mine = reduceDraft(met, { type: 'putMineOnTop' })
    expect(mine.published).toBe(theirs)
    expect(mine.theirs).toBeNull()
    expect(mine.schedule.exceptions).toEqual({})
    expect(mine.schedule.weekly[0]?.hours.mon).toEqual([w('08:00', '12:00')])
    expect(reduceDraft(met, { type: 'takeTheirs' }).schedule).toBe(theirSchedule)
  })
})

test('nobody has to choose when what they published leaves nothing of mine', () => {
  const theirs = { version: 5, schedule: after(published, { type: 'toggleDay', weekday: 'sun' }).schedule }
  expect(after(published, { type: 'meetTheirs', theirs })).toEqual(startDraft(theirs, todayDate))
  const same: DraftAction = { type: 'toggleDay', weekday: 'sun' }
  expect(after(published, same, { type: 'meetTheirs', theirs }).theirs).toBeNull()
})

describe('changes in words', () => {
  test('each names the day and what becomes of it', () => {
    expect(changesOf({ type: 'removeWindow', day: monday, index: 1 })).toEqual([
      'Monday 13:00–17:00 removed (hours from Thursday 1 January 2026)',
    ])
    const single = { ...schedule, weekly: schedule.weekly.slice(0, 1) }
    const words = (...actions: DraftAction[]) =>
      describeChanges('en-GB', single, after({ version: 1, schedule: single }, ...actions).schedule)
    expect(words({ type: 'removeWindow', day: monday, index: 1 })).toEqual(['Monday 13:00–17:00 removed'])
    expect(words({ type: 'addWindow', day: monday })).toEqual(['Monday 18:00–19:00 added'])
    expect(words({ type: 'toggleDay', weekday: 'mon' })).toEqual([
      'Monday: not available (was 08:00–12:00 and 13:00–17:00)',
    ])
    expect(words({ type: 'moveEdge', day: monday, index: 0, edge: 'startTime', time: '09:00' })).toEqual([
      'Monday: 09:00–12:00 and 13:00–17:00 (was 08:00–12:00 and 13:00–17:00)',
    ])
    expect(
      words(
        { type: 'setException', date: '2026-11-27', windows: [w('08:00', '15:00')] },
        { type: 'removeException', date: '2026-12-24' },
        { type: 'setException', date: '2026-12-25', windows: [] },
      ),
    ).toEqual([
      'Friday 27 November: 08:00–15:00',
      'Thursday 24 December: back to weekly hours',
      'Friday 25 December: not available',
    ])
  })
})
