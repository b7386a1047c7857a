import type { Window } from '@holdfast/shared/rules/schedule'
import type { ProviderIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { publishOnTop } from '../publish-on-top.ts'

/** Publishes the schedule in force with other hours on one date; an empty list closes it. */
export function setScheduleDate(
  stores: Stores,
  identity: ProviderIdentity,
  { date, windows }: { date: string; windows: Window[] },
  now: number,
) {
  return publishOnTop(
    stores,
    identity,
    base => ({ ...base, exceptions: { ...base.exceptions, [date]: windows } }),
    now,
  )
}
