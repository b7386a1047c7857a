import { randomUUID } from 'node:crypto'
import { addDays } from '@holdfast/shared/rules/dates'
import type { BookingErrorCode } from '@holdfast/shared/rules/errors'
import { marked } from './canary.ts'
import type { TestApi } from './open-test-api.ts'
import type { World } from './world.ts'

/** The ids that may be somebody else's, or nobody's. */
export type ForeignId = 'appointmentId' | 'holdId'
/** The ids that are public, so that they can only be nobody's. */
export type PublicId = 'providerId' | 'slug' | 'visitTypeId'

/** What a row makes its input of. */
export interface RightsWorld extends World {
  slug: string
  visitTypeId: string
  /** The caller's own; for a newcomer one that is free. */
  newSlug: string
}

export type Kind = 'client' | 'provider' | 'newcomer'

export interface RightsRow {
  who: 'anyone' | 'client' | 'provider' | 'client or provider'
  /** An input that is valid for the people of that world. */
  input(world: RightsWorld, api: TestApi): unknown
  /** The answer where that id is not the caller's, whether it is there or not; 'nothing' is a success that found nothing. */
  absent?: Partial<Record<ForeignId, BookingErrorCode | 'nothing'>>
  /** The answer where that id is nobody's. */
  unknown?: Partial<Record<PublicId, BookingErrorCode>>
  /** A call with an id that the caller makes up and that is somebody else's already, and the answer to it. */
  taken?: { input(foreign: World): unknown; refusal(kind: Kind): BookingErrorCode }
  /** The answer to a provider who is not registered yet, who may ask for little and change nothing; `provider_not_found` unless told. */
  newcomer?: BookingErrorCode | 'success'
}

const comingDays = (api: TestApi) => {
  const { fromDate, toDate } = api.coming(7)
  return { fromDate, toDate }
}
const registrationOf = (slug: string) => ({ slug, name: 'Dr. Test', timeZone: 'America/New_York' })
const noHours = { timeZone: 'America/New_York', weekly: [], exceptions: {}, timeOff: [] }

/** For every procedure who may call it, and how. */
export const rightsTable: Record<string, RightsRow> = {
  'provider.list': { who: 'anyone', input: () => ({}) },
  'provider.get': { who: 'anyone', input: ({ slug }) => ({ slug }), unknown: { slug: 'provider_not_found' } },
  'slot.find': {
    who: 'anyone',
    input: ({ providerId, visitTypeId, appointmentId }, api) => ({
      providerId,
      visitTypeId,
      ...comingDays(api),
      rescheduleOf: appointmentId,
    }),
    absent: { appointmentId: 'nothing' },
    unknown: { providerId: 'provider_not_found', visitTypeId: 'visit_type_not_found' },
  },
  'slot.explain': {
    who: 'anyone',
    input: ({ providerId, visitTypeId, freeStart }) => ({ providerId, visitTypeId, startsAt: freeStart }),
    unknown: { providerId: 'provider_not_found', visitTypeId: 'visit_type_not_found' },
  },
  'slot.watch': {
    who: 'anyone',
    input: ({ providerId }) => ({ providerId }),
    unknown: { providerId: 'provider_not_found' },
  },
  'hold.create': {
    who: 'client',
    input: ({ providerId, visitTypeId, appointmentId, freeStart }) => ({
      holdId: randomUUID(),
      providerId,
      visitTypeId,
      startsAt: freeStart,
      rescheduleOf: appointmentId,
    }),
    absent: { appointmentId: 'appointment_not_found' },
    unknown: { providerId: 'provider_not_found', visitTypeId: 'visit_type_not_found' },
    taken: {
      input: ({ holdId, providerId, freeStart }) => ({ holdId, providerId, startsAt: freeStart }),
      refusal: () => 'hold_id_reused',
    },
  },
  'hold.list': { who: 'client', input: () => ({}) },
  'hold.check': {
    who: 'client',
    input: ({ holdId }) => ({ holdId }),
    absent: { holdId: 'hold_not_found' },
  },
  'hold.release': {
    who: 'client',
    input: ({ holdId }) => ({ holdId }),
    absent: { holdId: 'nothing' },
  },
  'appointment.confirm': {
    who: 'client',
    input: ({ holdId }) => ({ holdId, reason: marked('A cough') }),
    absent: { holdId: 'hold_not_found' },
  },
  'appointment.reschedule': {
    who: 'client',
    input: ({ appointmentId, holdId }) => ({ appointmentId, holdId }),
    absent: { appointmentId: 'appointment_not_found', holdId: 'hold_not_found' },
  },
  'appointment.list': { who: 'client or provider', input: () => ({}) },
  'appointment.get': {
    who: 'client or provider',
    input: ({ appointmentId }) => ({ appointmentId }),
    absent: { appointmentId: 'appointment_not_found' },
    newcomer: 'appointment_not_found',
  },
  'appointment.cancel': {
    who: 'client or provider',
    input: ({ appointmentId }) => ({ appointmentId }),
    absent: { appointmentId: 'appointment_not_found' },
    newcomer: 'appointment_not_found',
  },
  'schedule.get': { who: 'provider', input: () => ({}) },
  'schedule.publish': { who: 'provider', input: () => ({ schedule: noHours, baseVersion: 1 }) },
  'schedule.preview': { who: 'provider', input: () => ({ schedule: noHours }) },
  'schedule.history': { who: 'provider', input: () => ({}), newcomer: 'success' },
  'schedule.revert': { who: 'provider', input: () => ({ version: 1 }), newcomer: 'invalid_input' },
  'schedule.setDate': {
    who: 'provider',
    input: (_, api) => ({ date: addDays(api.coming(7).toDate, 1), windows: [] }),
  },
  // For a provider who is there already, the repeat of its registration.
  'provider.register': {
    who: 'provider',
    input: ({ newSlug }) => registrationOf(newSlug),
    taken: {
      input: ({ provider }) => registrationOf(provider.slug),
      refusal: kind => (kind === 'newcomer' ? 'invalid_input' : 'not_allowed'),
    },
    newcomer: 'success',
  },
  'provider.updateSettings': { who: 'provider', input: () => ({ horizonDays: 61 }) },
}
