import type { Appointment } from '#appointments/page-appointment.ts'

/** Whether an appointment can still be moved or cancelled: it stands and has not begun. `now` is epoch milliseconds. */
export function isChangeable({ status, startsAt }: Appointment, now: number): boolean {
  return status === 'confirmed' && Date.parse(startsAt) > now
}
