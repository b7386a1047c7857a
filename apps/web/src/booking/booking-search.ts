export type BookingViewKind = 'month' | 'list'

/** What the address of a booking page says. */
export interface BookingSearch {
  visit: string | null
  /** The day that was chosen. */
  day: string | null
  /** The day that the page chose by itself, where it is to stay on it while times come and go. */
  shown: string | null
  view: BookingViewKind
  zone: string | null
  /** The appointment that a new time is chosen for. */
  move: string | null
}

type SearchParams = Record<string, string | string[] | undefined>

const one = (value: string | string[] | undefined) => (typeof value === 'string' && value ? value : null)

/** Reads the search of a booking page; what is malformed counts as not said. */
export function parseBookingSearch(params: SearchParams): BookingSearch {
  return {
    visit: one(params.visit),
    day: oneDate(params.day),
    shown: oneDate(params.shown),
    view: one(params.view) === 'list' ? 'list' : 'month',
    zone: one(params.zone),
    move: oneId(params.move),
  }
}

function oneDate(value: string | string[] | undefined): string | null {
  const text = one(value)
  return text && isDate(text) ? text : null
}

/** An id as it is spelled everywhere; whose it is, the Api judges. */
function oneId(value: string | string[] | undefined): string | null {
  const text = one(value)?.toLowerCase()
  return text && /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text) ? text : null
}

/** Whether this is a calendar day `YYYY-MM-DD` that there is. */
export function isDate(text: string): boolean {
  const at = Date.parse(`${text}T00:00:00Z`)
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(at) && new Date(at).toISOString().startsWith(text)
}

/** The address of a booking page that differs from `search` in what `change` says. Another day is another one to stay on. */
export function bookingPath(
  slug: string,
  search: BookingSearch,
  change: Partial<BookingSearch> = {},
): string {
  const { visit, day, view, zone, move } = { ...search, ...change }
  const shown = 'day' in change ? null : (change.shown ?? search.shown)
  const query = new URLSearchParams()
  if (visit) query.set('visit', visit)
  if (day) query.set('day', day)
  else if (shown) query.set('shown', shown)
  if (view === 'list') query.set('view', view)
  if (zone) query.set('zone', zone)
  if (move) query.set('move', move)
  const text = query.toString()
  return `/providers/${slug}${text && `?${text}`}`
}

/** One slot of a provider, as it is asked for. `startsAt` is an instant, ISO-8601 in UTC. */
export interface SlotAddress {
  slug: string
  /** Null for the provider's first one. */
  visitTypeId: string | null
  startsAt: string
  /** The zone that the address of the booking page asked for. */
  zone: string | null
  /** The appointment that is to be moved to the slot; a new one by default. */
  move?: string | null
}

/** The address of the page that holds one slot. */
export function holdPath({ slug, visitTypeId, startsAt, zone, move }: SlotAddress): string {
  const query = new URLSearchParams({ start: startsAt })
  if (visitTypeId) query.set('visit', visitTypeId)
  if (zone) query.set('zone', zone)
  if (move) query.set('move', move)
  return `/providers/${slug}/book?${query}`
}
