/**
 * Whether one who goes from the page of a hold to this path of the site keeps the hold: to the provider's own pages and to one's
 * appointments, which show it and lead back to it.
 */
export function keepsHold(pathname: string, slug: string): boolean {
  return [`/providers/${slug}`, '/appointments'].some(
    place => pathname === place || pathname.startsWith(`${place}/`),
  )
}
