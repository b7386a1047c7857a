export type BookingViewKind = 'month' | 'list'

/** What the address of a booking page says. */
export interface BookingSearch {
  visit: string | null
  day: string | null
  view: BookingViewKind
  zone: string | null
}

type SearchParams = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (typeof value === 'string' && value ? value : null)

/** Reads the search of a booking page; what is malformed counts as not said. */
export function parseBookingSearch(params: SearchParams): BookingSearch {
  const day = one(params.day)
  return {
    visit: one(params.visit),
    day: day && isDate(day) ? day : null,
    view: one(params.view) === 'list' ? 'list' : 'month',
    zone: one(params.zone),
  }
}

function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** The address of a booking page that differs from `search` in what `change` says. */
export function bookingPath(
  slug: string,
  search: BookingSearch,
  change: Partial<BookingSearch> = {},
): string {
  const { visit, day, view, zone } = { ...search, ...change }
  const query = new URLSearchParams()
  if (visit) query.set('visit', visit)
  if (day) query.set('day', day)
  if (view === 'list') query.set('view', view)
  if (zone) query.set('zone', zone)
  const text = query.toString()
  return `/providers/${slug}${text && `?${text}`}`
}

/** One slot of a provider, as it is asked for. `startsAt` is an instant, ISO-8601 in UTC. */
export interface SlotAddress {
  slug: string
  visitTypeId: string
  startsAt: string
  /** The zone that the address of the booking page asked for. */
  zone: string | null
}

/** The address of the page that holds one slot. */
export function holdPath({ slug, visitTypeId, startsAt, zone }: SlotAddress): string {
  const query = new URLSearchParams({ start: startsAt, visit: visitTypeId })
  if (zone) query.set('zone', zone)
  return `/providers/${slug}/book?${query}`
}
