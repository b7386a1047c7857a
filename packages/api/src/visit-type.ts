import { BookingError } from '@holdfast/shared/rules/errors'

/** The visit type asked for, or the provider's first. @throws visit_type_not_found, also for one that was taken away */
export function getVisitType<Type extends { id: string; retired: boolean }>(
  provider: { visitTypes: readonly Type[] },
  visitTypeId: string | undefined,
): Type {
  const type = findVisitType(provider, visitTypeId)
  if (!type) throw new BookingError('visit_type_not_found')
  return type
}

export function findVisitType<Type extends { id: string; retired: boolean }>(
  provider: { visitTypes: readonly Type[] },
  visitTypeId: string | undefined,
): Type | undefined {
  const offered = provider.visitTypes.filter(type => !type.retired)
  return visitTypeId ? offered.find(({ id }) => id === visitTypeId) : offered[0]
}
