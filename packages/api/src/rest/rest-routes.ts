import type { BookingErrorCode } from '@holdfast/shared/rules/errors'

export interface RestRoute {
  method: 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'
  /** Below `/api/v1`; a `{name}` is that field of the procedure's input. */
  path: string
  /** The one that it calls, as in `hold.create`. */
  procedure: string
  summary: string
  who: 'anybody' | 'clients' | 'providers' | 'clients and providers'
  /** What this call may be refused with, beyond what every call may. */
  refusals: BookingErrorCode[]
  /** An input of the procedure, whole. */
  example: Record<string, unknown>
}

const holdId = '6f1c1c1e-3c5b-4d0e-9a55-0f6f0d0b7a11'
const appointmentId = holdId
const providerId = '9b2e7a54-6d0f-4c57-8c0c-2f6f7f3f1c02'
const startsAt = '2027-03-05T14:15:00Z'
const open = [{ startTime: '08:00', endTime: '15:00' }]
const schedule = {
  timeZone: 'America/New_York',
  weekly: [
    {
      effectiveFrom: '2027-01-01',
      hours: { mon: open, tue: open, wed: open, thu: open, fri: open, sat: [], sun: [] },
    },
  ],
  exceptions: { '2027-07-05': [] },
  timeOff: [
    { startDate: '2027-08-02', startTime: '00:00', endDate: '2027-08-13', endTime: '24:00', label: 'Away' },
  ],
}

/** Every procedure as REST. The calls are the procedures' own: here is only where each is found. */
export const restRoutes: readonly RestRoute[] = [
  {
    method: 'GET',
    path: '/providers',
    procedure: 'provider.list',
    summary: 'List providers by name, a page at a time',
    who: 'anybody',
    refusals: [],
    example: { query: 'jekyll', limit: 20 },
  },
  {
    method: 'GET',
    path: '/providers/{slug}',
    procedure: 'provider.get',
    summary: 'Get a provider with its kinds of visit',
    who: 'anybody',
    refusals: ['provider_not_found'],
    example: { slug: 'jekyll' },
  },
  {
    method: 'GET',
    path: '/providers/{providerId}/slots',
    procedure: 'slot.find',
    summary: 'List the free starts in a range of dates, at most 31 days',
    who: 'anybody',
    refusals: ['provider_not_found', 'visit_type_not_found', 'range_too_large', 'holds_unavailable'],
    example: { providerId, fromDate: '2027-03-01', toDate: '2027-03-07', timeZone: 'Europe/London' },
  },
  {
    method: 'GET',
    path: '/providers/{providerId}/slots/{startsAt}',
    procedure: 'slot.explain',
    summary: 'Say whether a time is offered, and if not, why',
    who: 'anybody',
    refusals: ['provider_not_found', 'visit_type_not_found', 'holds_unavailable'],
    example: { providerId, startsAt },
  },
  {
    method: 'PUT',
    path: '/holds/{holdId}',
    procedure: 'hold.create',
    summary: 'Hold a slot for 30 minutes, under an id that you make (a UUID)',
    who: 'clients',
    refusals: [
      'provider_not_found',
      'visit_type_not_found',
      'appointment_not_found',
      'misaligned_start',
      'too_soon',
      'too_far',
      'outside_schedule',
      'slot_taken',
      'slot_held',
      'hold_expired',
      'hold_id_reused',
      'too_many_holds',
      'client_busy',
      'already_cancelled',
      'already_started',
      'holds_unavailable',
    ],
    example: { holdId, providerId, startsAt },
  },
  {
    method: 'GET',
    path: '/holds',
    procedure: 'hold.list',
    summary: 'List your live holds',
    who: 'clients',
    refusals: ['holds_unavailable'],
    example: {},
  },
  {
    method: 'GET',
    path: '/holds/{holdId}',
    procedure: 'hold.check',
    summary: 'Say how long a hold still has; asking never extends it',
    who: 'clients',
    refusals: ['hold_not_found', 'hold_expired', 'holds_unavailable'],
    example: { holdId },
  },
  {
    method: 'DELETE',
    path: '/holds/{holdId}',
    procedure: 'hold.release',
    summary: 'Give a hold back',
    who: 'clients',
    refusals: ['holds_unavailable'],
    example: { holdId },
  },
  {
    method: 'POST',
    path: '/holds/{holdId}/confirm',
    procedure: 'appointment.confirm',
    summary: 'Make an appointment of a hold; again gives the same one',
    who: 'clients',
    refusals: ['hold_not_found', 'slot_taken', 'hold_expired', 'client_busy', 'holds_unavailable'],
    example: { holdId, reason: 'A check of the blood pressure' },
  },
  {
    method: 'GET',
    path: '/appointments',
    procedure: 'appointment.list',
    summary: 'List your appointments by start, a page at a time',
    who: 'clients and providers',
    refusals: ['provider_not_found'],
    example: { fromDate: '2027-03-01', status: 'confirmed', order: 'asc', limit: 20 },
  },
  {
    method: 'GET',
    path: '/appointments/{appointmentId}',
    procedure: 'appointment.get',
    summary: 'Get an appointment of yours',
    who: 'clients and providers',
    refusals: ['appointment_not_found'],
    example: { appointmentId },
  },
  {
    method: 'POST',
    path: '/appointments/{appointmentId}/cancel',
    procedure: 'appointment.cancel',
    summary: 'Cancel an appointment of yours; again gives the same answer',
    who: 'clients and providers',
    refusals: ['appointment_not_found', 'already_cancelled', 'already_started'],
    example: { appointmentId, reason: 'I am away that week' },
  },
  {
    method: 'POST',
    path: '/appointments/{appointmentId}/reschedule',
    procedure: 'appointment.reschedule',
    summary: 'Move an appointment to the time of a hold made with `rescheduleOf`',
    who: 'clients',
    refusals: [
      'appointment_not_found',
      'hold_not_found',
      'slot_taken',
      'hold_expired',
      'already_cancelled',
      'already_started',
      'holds_unavailable',
    ],
    example: { appointmentId, holdId: '0d9c7a36-55e5-4a0a-8a4e-6d6a3a1f5b33' },
  },
  {
    method: 'PUT',
    path: '/provider',
    procedure: 'provider.register',
    summary: 'Set yourself up as the provider that your token names',
    who: 'providers',
    refusals: [],
    example: { slug: 'jekyll', name: 'Dr. Jekyll', title: 'Family doctor', timeZone: 'America/New_York' },
  },
  {
    method: 'PATCH',
    path: '/provider',
    procedure: 'provider.updateSettings',
    summary: 'Change your settings; what is not named stays',
    who: 'providers',
    refusals: ['provider_not_found'],
    example: { noticeMinutes: 2880, horizonDays: 90 },
  },
  {
    method: 'GET',
    path: '/schedule',
    procedure: 'schedule.get',
    summary: 'Get your schedule in force',
    who: 'providers',
    refusals: ['provider_not_found'],
    example: {},
  },
  {
    method: 'PUT',
    path: '/schedule',
    procedure: 'schedule.publish',
    summary: 'Publish a schedule as the version after `baseVersion`',
    who: 'providers',
    refusals: ['provider_not_found', 'schedule_changed', 'invalid_schedule'],
    example: { schedule, baseVersion: 3 },
  },
  {
    method: 'PUT',
    path: '/schedule/dates/{date}',
    procedure: 'schedule.setDate',
    summary: 'Publish other hours for one date; an empty list closes it',
    who: 'providers',
    refusals: ['provider_not_found', 'schedule_changed', 'invalid_schedule'],
    example: { date: '2027-08-13', windows: open },
  },
  {
    method: 'POST',
    path: '/schedule/preview',
    procedure: 'schedule.preview',
    summary: 'Say what publishing a schedule would do; changes nothing',
    who: 'providers',
    refusals: ['provider_not_found', 'visit_type_not_found', 'invalid_schedule', 'holds_unavailable'],
    example: { schedule },
  },
  {
    method: 'GET',
    path: '/schedule/versions',
    procedure: 'schedule.history',
    summary: 'List what you published, the newest first',
    who: 'providers',
    refusals: [],
    example: { limit: 20 },
  },
  {
    method: 'POST',
    path: '/schedule/versions/{version}/revert',
    procedure: 'schedule.revert',
    summary: 'Publish an old version anew',
    who: 'providers',
    refusals: ['provider_not_found', 'schedule_changed', 'invalid_schedule'],
    example: { version: 2 },
  },
]
