import { BookingError } from '@holdfast/shared/rules/errors'
import { quarterMinutes } from '@holdfast/shared/rules/limits'
import type { Stores } from '../context.ts'
import { findProvider, type ProviderRow } from '../store/provider-queries.ts'

export type ProviderAnswer = ReturnType<typeof toProviderAnswer>

/** A provider as everybody may see it. */
export async function getProvider(
  { db }: Stores,
  key: { slug: string } | { id: string },
): Promise<ProviderAnswer> {
  const provider = await findProvider(db, key)
  if (!provider) throw new BookingError('provider_not_found')
  return toProviderAnswer(provider)
}

function toProviderAnswer(provider: ProviderRow) {
  const { id, slug, name, title, timeZone, noticeMinutes, horizonDays } = provider
  const visitTypes = provider.visitTypes
    .filter(type => !type.retired)
    .map(type => ({ id: type.id, name: type.name, durationMinutes: type.durationQuarters * quarterMinutes }))
  return { id, slug, name, title, timeZone, visitTypes, noticeMinutes, horizonDays }
}
