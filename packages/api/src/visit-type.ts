import { BookingError } from '@holdfast/shared/rules/errors'
import type { ProviderRow, VisitTypeRow } from './store/provider-queries.ts'

/** The visit type asked for, or the provider's first. @throws visit_type_not_found, also for one that was taken away */
export function getVisitType(provider: ProviderRow, visitTypeId: string | undefined): VisitTypeRow {
  const offered = provider.visitTypes.filter(type => !type.retired)
  const type = visitTypeId ? offered.find(({ id }) => id === visitTypeId) : offered[0]
  if (!type) throw new BookingError('visit_type_not_found')
  return type
}
