/**
 * The keys in Redis. The braces put all keys of a provider into one slot of a cluster, so no script needs keys of two slots.
 *
 * `holdfast:{provider}:quarters`     hash: quarter -> "holdId lockedUntil", and "client:<id>" -> "holdId expiresAt", that client's newest
 * `holdfast:{provider}:record:<id>`  "expiresAt endedAt previous content client", of one hold, which it outlives by a day; '-' for nothing
 * `holdfast:{provider}:offer`        hash: what a listing needs, see `offer-scripts.ts`
 * `holdfast:{provider}:writers`      sorted set: who is writing to PostgreSQL what an offer says, until when at most
 * `holdfast:{provider}:unchanged`    a random id, which stands only as long as nothing is held, let go of or written, see `kept-pages.ts`
 * `holdfast:{provider}:changes`      the channel of `changes.ts`
 * `holdfast:client:<id>`             hash: holdId -> "providerId endsAt madeAt", where a client's holds are to be found; endsAt at the latest
 *
 * The directory, which says what providers there are and how they are called, is written as a provider is: it has `offer`, `writers` and
 * `unchanged` under its own name.
 */
export const directory = 'directory'

const keyOf = (providerId: string, name: string) => `holdfast:{${providerId}}:${name}`

export const quartersKey = (providerId: string) => keyOf(providerId, 'quarters')
export const recordKey = (providerId: string, holdId: string) => keyOf(providerId, `record:${holdId}`)
/** All that a write of a provider, or of the directory, touches. */
export const offerKeys = (place: string) => [
  keyOf(place, 'offer'),
  keyOf(place, 'writers'),
  unchangedKey(place),
]
export const unchangedKey = (place: string) => keyOf(place, 'unchanged')
export const changesChannel = (providerId: string) => keyOf(providerId, 'changes')
export const clientKey = (clientId: string) => `holdfast:client:${clientId}`
