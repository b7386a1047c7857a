import type { Appointment } from '#appointments/page-appointment.ts'

/**
 * When the visit is that is to be moved, epoch milliseconds: of a list of its own kind's times, where it is not one to choose. A
 * visit can become one of another kind at the very same time.
 */
export function presentStartOf(moving: Appointment | null, visitTypeId: string): number | null {
  return moving?.visitTypeId === visitTypeId ? Date.parse(moving.startsAt) : null
}
