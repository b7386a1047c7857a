import { randomUUID } from 'node:crypto'
import { BookingError } from '@holdfast/shared/rules/errors'
import type { ProviderIdentity } from '../auth.ts'
import type { Stores } from '../context.ts'
import { isUniqueViolation } from '../store/pg-error.ts'
import { findProvider } from '../store/provider-queries.ts'
import { insertProvider } from '../store/provider-writes.ts'
import { checkTimeZone } from '../time-zone.ts'

export interface RegisterProviderInput {
  slug: string
  name: string
  title?: string | null | undefined
  timeZone: string
}

/**
 * Sets up the provider that a token names, with one visit type of 15 minutes and no hours yet. The same call again is a repeat;
 * a provider that is there changes its settings instead.
 *
 * The race: two want one slug, or one sends twice. The keys of the row let one of them through.
 */
export async function registerProvider(
  { db, offers }: Stores,
  identity: ProviderIdentity,
  input: RegisterProviderInput,
  now: number,
): Promise<void> {
  checkTimeZone(input.timeZone)
  const { providerId: id, subject } = identity
  const provider = {
    id,
    slug: input.slug,
    name: input.name,
    title: input.title || null,
    timeZone: input.timeZone,
  }
  const write = { provider, visitTypeId: randomUUID(), subject, now }
  const written = await offers
    .whileWritingListed(id, () => insertProvider(db, write))
    .catch(error => {
      if (isUniqueViolation(error)) return false
      throw error
    })
  if (written) return

  const existing = await findProvider(db, { id })
  if (!existing)
    throw new BookingError('invalid_input', { fields: [{ path: 'slug', problem: 'It is taken.' }] })
  const { slug, name, title, timeZone } = existing
  const same = JSON.stringify({ id, slug, name, title, timeZone }) === JSON.stringify(provider)
  if (!same) throw new BookingError('not_allowed')
}
