import { addDays } from '@holdfast/shared/rules/dates'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import { localDateOf } from '@holdfast/shared/rules/time'
import { computeUpcomingDays } from '@holdfast/shared/rules/upcoming-days'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestApi, type TestApi } from '../../test/open-test-api.ts'
import { everyDay } from '../../test/test-provider.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

/** Far enough for every zone to change its clocks twice. */
const horizonDays = 365
const stepDays = 28
const windows = [
  { startTime: '00:00', endTime: '03:30' },
  { startTime: '09:15', endTime: '11:00' },
  { startTime: '22:45', endTime: '24:00' },
]

function scheduleOf(timeZone: string, today: string): Schedule {
  return {
    ...everyDay(windows, timeZone),
    exceptions: { [addDays(today, 9)]: [], [addDays(today, 10)]: [{ startTime: '13:00', endTime: '14:15' }] },
    timeOff: [
      {
        startDate: addDays(today, 20),
        startTime: '10:00',
        endDate: addDays(today, 22),
        endTime: '02:00',
        label: 'Away',
      },
    ],
  }
}

describe('the days that a provider sees before publishing', () => {
  it.each([
    'Europe/London',
    'America/New_York',
    'Australia/Lord_Howe',
    'America/Santiago',
    'Africa/Cairo',
    'Asia/Kathmandu',
    'Pacific/Apia',
  ])('count the times that clients are then offered, all year in %s', async timeZone => {
    const now = Date.now()
    const today = localDateOf(timeZone, now)
    const schedule = scheduleOf(timeZone, today)
    const noticeMinutes = 1440
    const provider = await api.createProvider({ schedule, noticeMinutes, horizonDays, durationMinutes: 30 })
    const offer = { schedule, noticeMinutes, horizonDays }
    const visit = { durationQuarters: 2, bufferBeforeQuarters: 0, bufferAfterQuarters: 0 }

    for (let days = 0; days < horizonDays + stepDays; days += stepDays) {
      const fromDate = addDays(today, days)
      const toDate = addDays(fromDate, stepDays - 1)
      const { slots } = await api.anyone().slot.find({ providerId: provider.id, fromDate, toDate })
      const offered = Map.groupBy(slots, startsAt => localDateOf(timeZone, Date.parse(startsAt)))
      const counted = computeUpcomingDays(offer, visit, { published: schedule, fromDate, now })
      // The notice may have moved on by a quarter-hour since.
      const settled = counted.filter(({ date }) => date > addDays(today, 2))
      expect(settled.map(({ date, slotCount }) => [date, slotCount])).toEqual(
        settled.map(({ date }) => [date, offered.get(date)?.length ?? 0]),
      )
    }
  })
})
