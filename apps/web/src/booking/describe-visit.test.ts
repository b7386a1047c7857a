import { expect, test } from 'vitest'
import { describeVisit } from './describe-visit.ts'

const visit = {
  startsAt: Date.parse('2026-11-24T23:15:00Z'),
  endsAt: Date.parse('2026-11-24T23:30:00Z'),
  providerTimeZone: 'Asia/Kathmandu',
}

test('both clocks are told where client and provider read different ones, with the day where that differs too', () => {
  const words = describeVisit({ locale: 'en-GB', timeZone: 'Europe/London' }, visit, { year: true })
  expect(words).toEqual({
    day: 'Tuesday 24 November 2026',
    times: '23:15–23:30 GMT',
    zone: 'London time',
    short: 'Tue 24 Nov, 23:15 GMT',
    elsewhere: 'Wednesday 25 November, 05:00–05:15 GMT+5:45 in Kathmandu',
  })
})

test('a day that is the same on both walls is told once', () => {
  const near = { ...visit, providerTimeZone: 'Europe/London' }
  expect(describeVisit({ locale: 'en-US', timeZone: 'America/New_York' }, near).elsewhere).toBe(
    '11:15 PM–11:30 PM GMT in London',
  )
})

test('one clock is told once', () => {
  expect(describeVisit({ locale: 'en-GB', timeZone: 'Asia/Kathmandu' }, visit).elsewhere).toBeNull()
})
