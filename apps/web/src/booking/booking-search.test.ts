import { expect, test } from 'vitest'
import { bookingPath, holdPath, parseBookingSearch } from './booking-search.ts'

test('day, view, visit, zone and what is to be moved live in the address and survive the way there and back', () => {
  const search = {
    visit: 'v1',
    day: '2026-11-24',
    shown: null,
    view: 'list',
    zone: 'Europe/London',
    move: '5f0c1b9e-7a52-4c58-9d5e-2f6f0a1c3b7d',
  } as const
  const path = bookingPath('jekyll', search)
  expect(path).toBe(
    '/providers/jekyll?visit=v1&day=2026-11-24&view=list&zone=Europe%2FLondon&move=5f0c1b9e-7a52-4c58-9d5e-2f6f0a1c3b7d',
  )
  expect(parseBookingSearch(Object.fromEntries(new URL(path, 'http://a.test').searchParams))).toEqual(search)
  expect(
    bookingPath('jekyll', { ...search, move: null }, { day: null, view: 'month', zone: null, visit: null }),
  ).toBe('/providers/jekyll')
})

test('a page stays on the day that it chose by itself, until another one is chosen', () => {
  const search = parseBookingSearch({ shown: '2026-11-24' })
  expect(bookingPath('jekyll', search, { view: 'list' })).toBe('/providers/jekyll?shown=2026-11-24&view=list')
  expect(bookingPath('jekyll', search, { day: '2026-11-25' })).toBe('/providers/jekyll?day=2026-11-25')
  expect(bookingPath('jekyll', search, { day: null, visit: 'v2' })).toBe('/providers/jekyll?visit=v2')
})

test.each(['2026-02-30', '2026-13-01', '24/11/2026', '2026-11-24T00:00', '99999-01-01'])(
  'a day that is none (%s) counts as not said',
  day => {
    expect(parseBookingSearch({ day }).day).toBeNull()
  },
)

test('what is said twice counts as not said', () => {
  expect(parseBookingSearch({ day: ['2026-11-24', '2026-11-25'], view: 'grid' })).toEqual({
    visit: null,
    day: null,
    shown: null,
    view: 'month',
    zone: null,
    move: null,
  })
})

test.each(['1', '5f0c1b9e-7a52-4c58-9d5e', '../5f0c1b9e-7a52-4c58-9d5e-2f6f0a1c3b7d'])(
  'what is no id (%s) moves nothing',
  move => {
    expect(parseBookingSearch({ move }).move).toBeNull()
  },
)

test('a hold page is addressed by instant, whatever the zone', () => {
  expect(
    holdPath({
      slug: 'jekyll',
      visitTypeId: 'v1',
      startsAt: '2026-11-24T14:15:00.000Z',
      zone: null,
      move: null,
    }),
  ).toBe('/providers/jekyll/book?start=2026-11-24T14%3A15%3A00.000Z&visit=v1')
})
