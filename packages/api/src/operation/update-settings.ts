import { BookingError } from '@holdfast/shared/rules/errors'
import { quarterMinutes } from '@holdfast/shared/rules/limits'
import type { ProviderIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { findProvider, type ProviderRow } from '../store/provider-queries.ts'
import { type ProviderSettings, updateProvider } from '../store/provider-writes.ts'
import { checkTimeZone } from '../time-zone.ts'

export interface VisitTypeInput {
  id: string
  name: string
  durationMinutes: number
  bufferBeforeMinutes: number
  bufferAfterMinutes: number
}

export interface UpdateSettingsInput {
  name?: string | undefined
  title?: string | null | undefined
  noticeMinutes?: number | undefined
  horizonDays?: number | undefined
  timeZone?: string | undefined
  visitTypes?: VisitTypeInput[] | undefined
}

const triesMax = 5

/**
 * Changes what is named and leaves the rest. A new zone publishes the schedule anew in it: 09:00 stays 09:00. A visit type
 * that is taken away stays on what was booked. Settings that are so already change nothing.
 *
 * The race: two change settings at once, or one sends twice. The statement is guarded by the revision that was read; who comes
 * second reads anew and writes what is still another, so both stand and a repeat changes nothing.
 */
export async function updateSettings(
  stores: Stores,
  identity: ProviderIdentity,
  input: UpdateSettingsInput,
  now: number,
): Promise<void> {
  checkTimeZone(input.timeZone)
  const { providerId, subject } = identity
  for (let tried = 0; tried < triesMax; tried++) {
    const provider = await findProvider(stores.db, { id: providerId })
    if (!provider) throw new BookingError('provider_not_found')
    const changes = changesTo(provider, input)
    if (Object.keys(changes).length === 0) return
    const update = { providerId, revision: provider.revision, subject, changes, now }
    const write = () => updateProvider(stores.db, update)
    const written = await stores.offers.whileWritingListed(providerId, write)
    if (written) return stores.changes.tell(providerId, 'everything')
  }
  throw new BookingError('storage_unavailable')
}

/** Only what differs from what is there. */
function changesTo(provider: ProviderRow, input: UpdateSettingsInput): ProviderSettings {
  const { name, title, noticeMinutes, horizonDays, timeZone } = input
  const visitTypes = input.visitTypes?.map(toVisitType)
  const offered = provider.visitTypes.filter(type => !type.retired).map(({ retired, ...type }) => type)
  return {
    ...(name !== undefined && name !== provider.name && { name }),
    ...(title !== undefined && (title || null) !== provider.title && { title: title || null }),
    ...(noticeMinutes !== undefined && noticeMinutes !== provider.noticeMinutes && { noticeMinutes }),
    ...(horizonDays !== undefined && horizonDays !== provider.horizonDays && { horizonDays }),
    ...(timeZone !== undefined && timeZone !== provider.timeZone && { timeZone }),
    ...(visitTypes && JSON.stringify(visitTypes) !== JSON.stringify(offered) && { visitTypes }),
  }
}

function toVisitType(type: VisitTypeInput) {
  return {
    id: type.id,
    name: type.name,
    durationQuarters: type.durationMinutes / quarterMinutes,
    bufferBeforeQuarters: type.bufferBeforeMinutes / quarterMinutes,
    bufferAfterQuarters: type.bufferAfterMinutes / quarterMinutes,
  }
}
