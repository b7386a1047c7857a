/** Those of pages besides, which know a nonce, are in src/proxy.ts. */
export const headersEverywhere = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'same-origin',
}

/** What the doors for programs answer is no page, and no cache keeps it. */
export const headersForPrograms = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
}
