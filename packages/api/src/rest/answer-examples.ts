/** One answer of each shape, as the document shows it. */

const holdId = '6f1c1c1e-3c5b-4d0e-9a55-0f6f0d0b7a11'
const providerId = '9b2e7a54-6d0f-4c57-8c0c-2f6f7f3f1c02'
const visitTypeId = '3a0f6c1d-8f59-4a3e-8f0c-7b1d5e2a9c04'
const startsAt = '2027-03-05T14:15:00.000Z'
const endsAt = '2027-03-05T14:30:00.000Z'
const expiresAt = '2027-03-01T09:30:00.000Z'
const serverTime = '2027-03-01T09:00:00.000Z'
const named = { slug: 'jekyll', name: 'Dr. Jekyll', title: 'General practice', timeZone: 'America/New_York' }

const open = [{ startTime: '08:00', endTime: '15:00' }]
const hours = { mon: open, tue: open, wed: open, thu: open, fri: open, sat: [], sun: [] }
const schedule = {
  timeZone: 'America/New_York',
  weekly: [{ effectiveFrom: '2027-01-01', hours }],
  exceptions: { '2027-07-05': [] },
  timeOff: [],
}

const hold = { holdId, providerId, visitTypeId, startsAt, endsAt, expiresAt, serverTime }
const appointment = {
  appointmentId: holdId,
  providerId,
  provider: named,
  clientId: 'ada',
  clientName: 'Ada',
  visitTypeId,
  visitTypeName: 'Consultation',
  startsAt,
  endsAt,
  status: 'confirmed',
  sequence: 0,
  outsideSchedule: false,
  reason: 'A check of the blood pressure',
  cancelledBy: null,
  cancelReason: null,
}

export const answerExamples: Record<string, unknown> = {
  Appointment: appointment,
  AppointmentPage: { appointments: [appointment], nextCursor: null },
  Hold: hold,
  HoldCheck: { expiresAt, serverTime },
  HoldList: { holds: [{ ...hold, rescheduleOf: null, provider: named }], serverTime },
  HoldRelease: { released: true },
  Provider: {
    id: providerId,
    ...named,
    visitTypes: [{ id: visitTypeId, name: 'Consultation', durationMinutes: 15 }],
    noticeMinutes: 1440,
    horizonDays: 60,
  },
  ProviderPage: {
    providers: [{ id: providerId, ...named, nextAvailableAt: startsAt, soonest: [startsAt] }],
    nextCursor: null,
  },
  Publication: { version: 4, affected: [], affectedCount: 0 },
  PublishedSchedule: {
    version: 3,
    publishedAt: serverTime,
    schedule,
    offer: { durationMinutes: 15, noticeMinutes: 1440, horizonDays: 60 },
  },
  SchedulePreview: {
    affected: [],
    affectedCount: 0,
    held: 1,
    warnings: [
      { code: 'clocks_change', date: '2027-03-14', shiftMinutes: 60, printedMinutes: 420, openMinutes: 420 },
    ],
  },
  ScheduleVersionPage: {
    versions: [{ version: 3, publishedAt: serverTime, publishedBy: 'jekyll', schedule }],
    nextCursor: null,
  },
  SlotExplanation: { offered: false, reason: 'slot_taken', heldUntil: null },
  SlotList: {
    timeZone: 'Europe/London',
    durationMinutes: 15,
    serverTime,
    slots: [startsAt, endsAt],
    restFromDate: null,
    yours: null,
    nextAvailableAt: null,
    changesAt: startsAt,
  },
}
