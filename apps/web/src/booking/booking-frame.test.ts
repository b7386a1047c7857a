import { expect, test } from 'vitest'
import { type BookingFrame, describeTimes } from './booking-frame.ts'
import { parseBookingSearch } from './booking-search.ts'

const appointmentId = '5f0c1b9e-7a52-4c58-9d5e-2f6f0a1c3b7d'
const at = (time: string) => Date.parse(`2026-11-24T${time}:00Z`)

/** A page in London on which a visit of that kind at 09:15 on Tuesday is moved, with free times at 09:00, 09:30 and 09:45. */
function frameOf({ movedType }: { movedType: string }): BookingFrame {
  const partial = {
    provider: { slug: 'jekyll' },
    visitType: { id: 'check-up', name: 'Check-up', durationMinutes: 15 },
    search: parseBookingSearch({ move: appointmentId }),
    reader: { locale: 'en-GB', timeZone: 'Europe/London' },
    booking: { startsByDate: new Map([['2026-11-24', [at('09:00'), at('09:30'), at('09:45')]]]) },
    moving: { appointmentId, visitTypeId: movedType, startsAt: '2026-11-24T09:15:00.000Z' },
  }
  return partial as unknown as BookingFrame
}

const shown = (frame: BookingFrame, date: string) =>
  describeTimes(frame, date).map(({ text, present }) => (present ? `${text} now` : text))

test('the time of the appointment that is moved stands in its place among the free ones of its day', () => {
  const frame = frameOf({ movedType: 'check-up' })
  expect(shown(frame, '2026-11-24')).toEqual(['09:00', '09:15 now', '09:30', '09:45'])
  expect(shown(frame, '2026-11-25')).toEqual([])
})

test('among the times of another kind of visit it is no present one: the visit can become of that kind there', () => {
  const frame = frameOf({ movedType: 'review' })
  expect(shown(frame, '2026-11-24')).toEqual(['09:00', '09:30', '09:45'])
})

test('a time that is chosen for a move leads to a page that knows of the move', () => {
  const [first] = describeTimes(frameOf({ movedType: 'check-up' }), '2026-11-24')
  expect(new URL(String(first?.href), 'http://a.test').searchParams.get('move')).toBe(appointmentId)
})
