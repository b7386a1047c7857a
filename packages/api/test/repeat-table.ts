import { randomUUID } from 'node:crypto'
import { addDays } from '@holdfast/shared/rules/dates'
import { marked } from './canary.ts'
import type { TestApi } from './open-test-api.ts'
import type { World } from './world.ts'

export interface RepeatRow {
  /** Who calls; a newcomer is a provider who is not registered yet. */
  as: 'client' | 'provider' | 'newcomer'
  /** One input, made once and sent again and again. */
  input(world: World, api: TestApi): unknown
  /** What must have happened before. */
  prepare?(world: World, api: TestApi): Promise<void>
  /** How many changes the audit tells of it. */
  records: 0 | 1
  /** What a repeat answers, where the contract wants something else than the first answer. */
  repeat?: unknown
}

const noHours = { timeZone: 'Europe/London', weekly: [], exceptions: {}, timeOff: [] }

/** For every change the call that is repeated. */
export const repeatTable: Record<string, RepeatRow[]> = {
  'hold.create': [
    {
      as: 'client',
      input: ({ providerId, freeStart }) => ({ holdId: randomUUID(), providerId, startsAt: freeStart }),
      records: 0,
    },
    {
      as: 'client',
      input: ({ providerId, freeStart, appointmentId }) => ({
        holdId: randomUUID(),
        providerId,
        startsAt: freeStart,
        rescheduleOf: appointmentId,
      }),
      records: 0,
    },
  ],
  'hold.release': [
    { as: 'client', input: ({ holdId }) => ({ holdId }), records: 0, repeat: { released: false } },
  ],
  'appointment.confirm': [
    { as: 'client', input: ({ holdId }) => ({ holdId, reason: marked('A cough') }), records: 1 },
  ],
  'appointment.reschedule': [
    { as: 'client', input: ({ appointmentId, holdId }) => ({ appointmentId, holdId }), records: 1 },
  ],
  'appointment.cancel': [
    { as: 'client', input: ({ appointmentId }) => ({ appointmentId, reason: marked('Better') }), records: 1 },
    { as: 'provider', input: ({ appointmentId }) => ({ appointmentId }), records: 1 },
  ],
  'schedule.publish': [{ as: 'provider', input: () => ({ schedule: noHours, baseVersion: 1 }), records: 1 }],
  'schedule.setDate': [
    {
      as: 'provider',
      input: (_, api) => ({
        date: addDays(api.coming(7).toDate, 1),
        windows: [{ startTime: '08:00', endTime: '15:00' }],
      }),
      records: 1,
    },
  ],
  'schedule.revert': [
    {
      as: 'provider',
      prepare: ({ provider }, api) => api.publishClosed(provider),
      input: () => ({ version: 1 }),
      records: 1,
    },
  ],
  'provider.register': [
    {
      as: 'newcomer',
      input: () => ({ slug: `p-${randomUUID()}`, name: 'Dr. New', timeZone: 'Europe/London' }),
      records: 1,
    },
  ],
  'provider.updateSettings': [
    { as: 'provider', input: () => ({ timeZone: 'Europe/London' }), records: 1 },
    { as: 'provider', input: () => ({ name: 'Dr. Other', title: 'Dentist', horizonDays: 90 }), records: 1 },
    {
      as: 'provider',
      input: ({ provider }) => ({
        visitTypes: [
          { id: provider.visitTypeId, name: 'Visit', durationMinutes: 30 },
          { id: randomUUID(), name: 'Long visit', durationMinutes: 60 },
        ],
      }),
      records: 1,
    },
  ],
}
