import { type NextRequest, NextResponse } from 'next/server'
import { env } from '#env.ts'
import { getApi } from '#server/api.ts'
import { securityHeaders } from '#server/security-headers.ts'
import { readIdentityOf } from '#server/session-cookie.ts'
import { tooManyPages } from '#server/too-many-pages.ts'

/**
 * Gives every page its headers, and keeps those who ask for pages to the rates of those who call. Next puts the nonce that it reads
 * in the request's policy on the scripts that it writes. It is no lock.
 */
export async function proxy(request: NextRequest): Promise<Response> {
  const { HOLDFAST_URL, AUTH_ISSUER, NODE_ENV } = env()
  const headers = securityHeaders({
    nonce: crypto.randomUUID(),
    siteOrigin: HOLDFAST_URL,
    issuerOrigin: new URL(AUTH_ISSUER).origin,
    isHot: NODE_ENV === 'development',
  })
  const retryAfterSeconds = await getApi().takePage(request, await readIdentityOf(request.headers))
  if (retryAfterSeconds !== null) return tooManyPages(retryAfterSeconds, headers)

  const passedOn = new Headers(request.headers)
  passedOn.set('content-security-policy', headers['content-security-policy'] as string)
  const response = NextResponse.next({ request: { headers: passedOn } })
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value)
  return response
}

/** The doors for programs and what never changes have no scripts. */
export const config = { matcher: '/((?!api/trpc|api/v1|_next/static|icon.svg).*)' }
