/**
 * Whether a request that may carry our cookie comes from a page of ours. Other ports of one machine are the same site, so
 * `SameSite` alone does not keep their pages out. Browsers that send no Sec-Fetch-Site send Origin with every post.
 */
export function isSameOrigin(headers: Pick<Headers, 'get'>): boolean {
  const site = headers.get('sec-fetch-site')
  if (site) return site === 'same-origin' || site === 'none'
  const origin = headers.get('origin')
  return origin === null || URL.parse(origin)?.host === requestHost(headers)
}

/** The host that the browser asked for, also behind a proxy that says so. */
export function requestHost(headers: Pick<Headers, 'get'>): string | null {
  return headers.get('x-forwarded-host') ?? headers.get('host')
}
