import { BookingError } from '@holdfast/shared/rules/errors'
import { isTimeZone } from '@holdfast/shared/rules/time'

/** @throws invalid_input when there is a zone and it is no IANA zone */
export function checkTimeZone(timeZone: string | undefined): void {
  if (timeZone === undefined || isTimeZone(timeZone)) return
  throw new BookingError('invalid_input', {
    fields: [{ path: 'timeZone', problem: 'There is no such time zone.' }],
  })
}
