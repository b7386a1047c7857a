import { randomUUID } from 'node:crypto'
import { addDays } from '@holdfast/shared/rules/dates'
import type { BookingErrorCode } from '@holdfast/shared/rules/errors'
import type { TestApi } from './open-test-api.ts'
import type { World } from './world.ts'

/** The ids that may be somebody else's, or nobody's. Provider ids are public, and an id that a caller makes up is none of these. */
export type ForeignId = 'appointmentId' | 'holdId'

export interface RightsRow {
  who: 'anyone' | 'client' | 'provider' | 'client or provider'
  /** An input that is valid for the people of that world. */
  input(world: World, api: TestApi): unknown
  /** The answer where that id is not the caller's, whether it is there or not; 'nothing' is a success that found nothing. */
  absent?: Partial<Record<ForeignId, BookingErrorCode | 'nothing'>>
}

const comingDays = (api: TestApi) => {
  const { fromDate, toDate } = api.coming(7)
  return { fromDate, toDate }
}
const noHours = { timeZone: 'America/New_York', weekly: [], exceptions: {}, timeOff: [] }

/** For every procedure who may call it, and how. */
export const rightsTable: Record<string, RightsRow> = {
  'provider.list': { who: 'anyone', input: () => ({}) },
  'provider.get': { who: 'anyone', input: ({ provider }) => ({ slug: provider.slug }) },
  'slot.find': {
    who: 'anyone',
    input: ({ providerId, appointmentId }, api) => ({
      providerId,
      ...comingDays(api),
      rescheduleOf: appointmentId,
    }),
    absent: { appointmentId: 'nothing' },
  },
  'slot.explain': {
    who: 'anyone',
    input: ({ providerId, freeStart }) => ({ providerId, startsAt: freeStart }),
  },
  'hold.create': {
    who: 'client',
    input: ({ providerId, appointmentId, freeStart }) => ({
      holdId: randomUUID(),
      providerId,
      startsAt: freeStart,
      rescheduleOf: appointmentId,
    }),
    absent: { appointmentId: 'appointment_not_found' },
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
    input: ({ holdId }) => ({ holdId, reason: 'A cough' }),
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
  },
  'appointment.cancel': {
    who: 'client or provider',
    input: ({ appointmentId }) => ({ appointmentId }),
    absent: { appointmentId: 'appointment_not_found' },
  },
  'schedule.get': { who: 'provider', input: () => ({}) },
  'schedule.publish': { who: 'provider', input: () => ({ schedule: noHours, baseVersion: 1 }) },
  'schedule.preview': { who: 'provider', input: () => ({ schedule: noHours }) },
  'schedule.history': { who: 'provider', input: () => ({}) },
  'schedule.revert': { who: 'provider', input: () => ({ version: 1 }) },
  'schedule.setDate': {
    who: 'provider',
    input: (_, api) => ({ date: addDays(api.coming(7).toDate, 1), windows: [] }),
  },
  // The repeat of a registration: in a world, the provider is there already.
  'provider.register': {
    who: 'provider',
    input: ({ provider }) => ({ slug: provider.slug, name: 'Dr. Test', timeZone: 'America/New_York' }),
  },
  'provider.updateSettings': { who: 'provider', input: () => ({ horizonDays: 61 }) },
}
