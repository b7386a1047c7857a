import type { Weekday } from '@holdfast/shared/rules/dates'
import { checkSchedule, emptySchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { describe, expect, test } from 'vitest'
import { describeChanges } from './schedule-changes.ts'
import { workdays } from './schedule-day.ts'
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
const on = (weekday: Weekday) => ({ weekday, onDate: todayDate })
const monday = on('mon')

describe('weekly hours', () => {
  test('edits touch the pattern in force today and leave the others as they are', () => {
    const edited = after(published, { type: 'removeWindow', day: monday, index: 1 }).schedule
    expect(edited.weekly[0]?.hours.mon).toEqual([w('08:00', '12:00')])
    expect(edited.weekly[1]).toBe(schedule.weekly[1])
    expect(edited.exceptions).toBe(schedule.exceptions)
  })
  test('the first hours of all hold from today', () => {
    const empty = { version: 0, schedule: emptySchedule('Europe/London') }
    const nine = [w('09:00', '17:00')]
    const days = workdays.map(weekday => ({ day: on(weekday), windows: nine }))
    const { weekly } = after(empty, { type: 'setHours', days }).schedule
    expect(weekly).toEqual([
      {
        effectiveFrom: todayDate,
        hours: { mon: nine, tue: nine, wed: nine, thu: nine, fri: nine, sat: [], sun: [] },
      },
    ])
  })
  test('hours before a pattern that starts later come first', () => {
    const later = { version: 1, schedule: { ...schedule, weekly: schedule.weekly.slice(1) } }
    const edited = after(later, { type: 'toggleDay', day: on('tue') }).schedule
    expect(edited.weekly.map(pattern => pattern.effectiveFrom)).toEqual([todayDate, '2027-01-01'])
    expect(checkSchedule(edited)).toEqual([])
  })
  test('a day that is closed and opened again has the hours that clients see', () => {
    const off: DraftAction = { type: 'toggleDay', day: monday }
    expect(after(published, off).schedule.weekly[0]?.hours.mon).toEqual([])
    expect(changesOf(off, off)).toEqual([])
    expect(after(published, { type: 'toggleDay', day: on('tue') }).schedule.weekly[0]?.hours.tue).toEqual([
      w('09:00', '17:00'),
    ])
  })
  test('copying replaces the other days and shares nothing with them', () => {
    const copied = after(published, { type: 'copyDay', from: monday, to: ['tue', 'sun'] })
    expect(copied.schedule.weekly[0]?.hours.sun).toEqual(schedule.weekly[0]?.hours.mon)
    const edited = reduceDraft(copied, { type: 'removeWindow', day: on('sun'), index: 0 })
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
    const set: DraftAction = { type: 'setExceptions', dates: [date], windows: [w('08:00', '15:00')] }
    const edited = after(published, set, { type: 'addWindow', day: { date } }).schedule
    expect(Object.keys(edited.exceptions)).toEqual([date, '2026-12-24'])
    expect(edited.exceptions[date]).toEqual([w('08:00', '15:00'), w('16:00', '17:00')])
    expect(changesOf(set, { type: 'removeExceptions', dates: [date] })).toEqual([])
  })
})

describe('weekly patterns', () => {
  test('a later one begins with the hours in force there, and edits of it leave the others as they are', () => {
    const start: DraftAction = { type: 'startPattern', effectiveFrom: '2026-12-07' }
    const started = after(published, start)
    expect(started.schedule.weekly.map(pattern => pattern.effectiveFrom)).toEqual([
      '2026-01-01',
      '2026-12-07',
      '2027-01-01',
    ])
    expect(changesOf(start)).toEqual([
      'Weekly hours of their own, the same so far (hours from Monday 7 December 2026)',
    ])
    const toggle: DraftAction = { type: 'toggleDay', day: { weekday: 'mon', onDate: '2026-12-09' } }
    expect(reduceDraft(started, toggle).schedule.weekly[0]).toBe(schedule.weekly[0])
    expect(changesOf(start, toggle)).toEqual([
      'Monday: not available (was 08:00–12:00 and 13:00–17:00) (hours from Monday 7 December 2026)',
    ])
    expect(reduceDraft(started, { type: 'startPattern', effectiveFrom: '2026-12-07' })).toBe(started)
  })
  test('one that is removed is told', () => {
    expect(changesOf({ type: 'removePattern', effectiveFrom: '2027-01-01' })).toEqual([
      'These weekly hours are removed (hours from Friday 1 January 2027)',
    ])
  })
})

describe('time off and zone', () => {
  const holiday = { startDate: '2026-12-24', startTime: '00:00', endDate: '2027-01-03', endTime: '24:00' }
  const dentist = { startDate: '2026-12-01', startTime: '09:00', endDate: '2026-12-01', endTime: '10:00' }

  test('time off is kept by start, and each change of it is told', () => {
    const added = after(
      published,
      { type: 'addTimeOff', timeOff: { ...holiday, label: 'Holiday' } },
      { type: 'addTimeOff', timeOff: dentist },
    )
    expect(added.schedule.timeOff).toEqual([dentist, { ...holiday, label: 'Holiday' }])
    expect(describeChanges('en-GB', schedule, added.schedule)).toEqual([
      'Time off: Tuesday 1 December 09:00–10:00',
      'Time off: Holiday, Thursday 24 December to Sunday 3 January',
    ])
    const later = { ...dentist, startDate: '2027-02-01', endDate: '2027-02-02' }
    const changed = reduceDraft(added, { type: 'changeTimeOff', index: 0, timeOff: later })
    expect(describeChanges('en-GB', added.schedule, changed.schedule)).toEqual([
      'Time off removed: Tuesday 1 December 09:00–10:00',
      'Time off: Monday 1 February 09:00 to Tuesday 2 February 10:00',
    ])
    expect(reduceDraft(changed, { type: 'removeTimeOff', index: 1 }).schedule.timeOff).toHaveLength(1)
  })
  test('another zone moves no hours on the wall', () => {
    const moved = after(published, { type: 'setTimeZone', timeZone: 'Europe/London' }).schedule
    expect(moved).toEqual({ ...schedule, timeZone: 'Europe/London' })
    expect(describeChanges('en-GB', schedule, moved)).toEqual([
      'Time zone: Europe/London (was America/New_York)',
    ])
  })
})

describe('undo and redo', () => {
  const edits: DraftAction[] = [
    { type: 'removeWindow', day: monday, index: 1 },
    { type: 'toggleDay', day: on('tue') },
    { type: 'setExceptions', dates: ['2026-12-01', '2026-12-02'], windows: [] },
  ]
  test('every edit is one step back and one forth, whatever it touched', () => {
    const states = edits.map((_, count) => after(published, ...edits.slice(0, count + 1)))
    let draft = states.at(-1) ?? startDraft(published, todayDate)
    for (const state of [...states.slice(0, -1).reverse(), { schedule }]) {
      draft = reduceDraft(draft, { type: 'undo' })
      expect(draft.schedule).toEqual(state.schedule)
    }
    expect(reduceDraft(draft, { type: 'undo' })).toBe(draft)
    for (const state of states) {
      draft = reduceDraft(draft, { type: 'redo' })
      expect(draft.schedule).toEqual(state.schedule)
    }
    expect(reduceDraft(draft, { type: 'redo' })).toBe(draft)
  })
  test('an edit after an undo leaves nothing to redo, and one that changes nothing is no step', () => {
    const undone = after(published, ...edits, { type: 'undo' })
    expect(reduceDraft(undone, { type: 'toggleDay', day: on('sun') }).future).toEqual([])
    expect(reduceDraft(undone, { type: 'setTimeZone', timeZone: schedule.timeZone })).toBe(undone)
  })
  test('hours that take their order are part of the edit before', () => {
    const moved = after(
      published,
      { type: 'moveEdge', day: monday, index: 0, edge: 'startTime', time: '18:00' },
      { type: 'settleDay', day: monday },
      { type: 'undo' },
    )
    expect(moved.schedule).toBe(schedule)
  })
  test('several days that are set at once are one step', () => {
    const windows = [w('09:00', '10:00')]
    const days = [
      { day: monday, windows },
      { day: on('fri'), windows },
      { day: { date: '2026-12-24' }, windows },
    ]
    const painted = after(published, { type: 'setHours', days })
    expect(painted.schedule.weekly[0]?.hours).toMatchObject({ mon: windows, fri: windows })
    expect(painted.schedule.exceptions['2026-12-24']).toEqual(windows)
    expect(reduceDraft(painted, { type: 'undo' }).schedule).toBe(schedule)
  })
})

describe('what a draft goes through', () => {
  const edit: DraftAction = { type: 'removeWindow', day: monday, index: 1 }

  test('a discarded draft can be brought back', () => {
    const discarded = after(published, edit, { type: 'discard' })
    expect(discarded.schedule).toBe(schedule)
    expect(reduceDraft(discarded, { type: 'undo' }).schedule.weekly[0]?.hours.mon).toHaveLength(1)
    expect(reduceDraft(discarded, { type: 'toggleDay', day: on('sun') }).discarded).toBe(false)
  })
  test('what was edited while a publish was on its way is still a draft', () => {
    const sent = after(published, edit)
    const later = reduceDraft(sent, { type: 'toggleDay', day: on('sun') })
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
    const theirSchedule = after(published, { type: 'removeExceptions', dates: ['2026-12-24'] }).schedule
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
  const theirs = { version: 5, schedule: after(published, { type: 'toggleDay', day: on('sun') }).schedule }
  expect(after(published, { type: 'meetTheirs', theirs })).toEqual(startDraft(theirs, todayDate))
  const same: DraftAction = { type: 'toggleDay', day: on('sun') }
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
    expect(words({ type: 'toggleDay', day: monday })).toEqual([
      'Monday: not available (was 08:00–12:00 and 13:00–17:00)',
    ])
    expect(words({ type: 'moveEdge', day: monday, index: 0, edge: 'startTime', time: '09:00' })).toEqual([
      'Monday: 09:00–12:00 and 13:00–17:00 (was 08:00–12:00 and 13:00–17:00)',
    ])
    expect(
      words(
        { type: 'setExceptions', dates: ['2026-11-27'], windows: [w('08:00', '15:00')] },
        { type: 'removeExceptions', dates: ['2026-12-24'] },
        { type: 'setExceptions', dates: ['2026-12-25'], windows: [] },
      ),
    ).toEqual([
      'Friday 27 November: 08:00–15:00',
      'Thursday 24 December: back to weekly hours',
      'Friday 25 December: not available',
    ])
  })
})

test('a former schedule that takes the place of the draft is one step, which undo takes back', () => {
  const former = { ...schedule, exceptions: {} }
  const replaced = after(published, { type: 'replaceSchedule', schedule: former })
  expect(replaced.schedule).toBe(former)
  expect(reduceDraft(replaced, { type: 'undo' }).schedule).toBe(schedule)
})

test('what is published ends what could be done again', () => {
  const undone = after(published, { type: 'toggleDay', day: monday }, { type: 'undo' })
  expect(undone.future).toHaveLength(1)
  const done = reduceDraft(undone, { type: 'markPublished', published: { version: 5, schedule } })
  expect(done).toMatchObject({ future: [], published: { version: 5 } })
})
