/** A visit's number for people: short enough to be read out. */
export function referenceOf(appointmentId: string): string {
  return appointmentId
    .replaceAll('-', '')
    .slice(0, 8)
    .toUpperCase()
    .replace(/(.{4})/, '$1-')
}
