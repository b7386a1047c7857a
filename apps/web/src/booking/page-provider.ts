import { notFound } from 'next/navigation'
import { cache } from 'react'
import type { Provider, VisitType } from '#booking/load-booking.ts'
import { getApi } from '#server/api.ts'
import { refusalCodeOf } from '#server/refusal-of.ts'

/** The provider of a page; the page is not found where there is none. Asked once for a request. */
export const getPageProvider = cache(async (slug: string): Promise<Provider> => {
  try {
    return await getApi().caller(null).provider.get({ slug })
  } catch (error) {
    const code = refusalCodeOf(error)
    if (code === 'provider_not_found' || code === 'invalid_input') notFound()
    throw error
  }
})

/** The visit type of that id, the first one when none was asked for; null when there is no such. */
export function pickVisitType(provider: Provider, visitTypeId: string | null): VisitType | null {
  if (visitTypeId === null) return provider.visitTypes[0] ?? null
  return provider.visitTypes.find(({ id }) => id === visitTypeId) ?? null
}
