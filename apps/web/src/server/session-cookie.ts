import type { Identity } from '@holdfast/api'
import { getIronSession, type SessionOptions } from 'iron-session'
import { env } from '#env.ts'

const sessionSeconds = 12 * 60 * 60
const sessionCookieName = 'holdfast_session'

/** How every cookie of ours that only the server may read is sealed and sent. */
export function sealedCookie(cookieName: string, ttlSeconds: number, path: string): SessionOptions {
  const { SESSION_SECRET, HOLDFAST_URL } = env()
  return {
    cookieName,
    password: SESSION_SECRET,
    ttl: ttlSeconds,
    cookieOptions: { httpOnly: true, sameSite: 'lax', secure: HOLDFAST_URL.startsWith('https:'), path },
  }
}

export const sessionCookie = () => sealedCookie(sessionCookieName, sessionSeconds, '/')

/** Who is signed in, of a request that no page answers; null for nobody, and for a cookie that is too old or not ours. */
export async function readIdentityOf(headers: Pick<Headers, 'get'>): Promise<Identity | null> {
  const cookie = headers.get('cookie')
  // Most programs send none: unsealing is dear.
  if (!cookie?.includes(sessionCookieName)) return null
  const jar = new Request('http://localhost', { headers: { cookie } })
  const session = await getIronSession<{ identity: Identity }>(jar, new Response(), sessionCookie())
  return session.identity ?? null
}
