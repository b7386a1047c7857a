import { type Identity, openVerified } from '@holdfast/api'
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

/** What the session cookie holds; `endsAt` is in epoch milliseconds. */
export interface Session {
  identity: Identity
  endsAt: number
}

/** A session of somebody who signs in at that instant. */
export const newSession = (identity: Identity, now: number): Session => ({
  identity,
  endsAt: now + sessionSeconds * 1000,
})

const verified = openVerified<Identity>()
const inHeader = new RegExp(`(?:^|; *)(${sessionCookieName}=[^;]+)`)

/**
 * Who is signed in, of a request that no page answers; null for nobody, and for a cookie that is too old or not ours. Unsealing costs
 * more than most calls do: a cookie that was good is not unsealed again for a while.
 */
export async function readIdentityOf(headers: Pick<Headers, 'get'>): Promise<Identity | null> {
  const cookie = inHeader.exec(headers.get('cookie') ?? '')?.[1]
  if (!cookie) return null
  const known = verified.find(cookie, Date.now())
  if (known) return known
  const jar = new Request('http://localhost', { headers: { cookie } })
  const { identity, endsAt } = await getIronSession<Partial<Session>>(jar, new Response(), sessionCookie())
  if (!identity) return null
  if (endsAt) verified.keep(cookie, identity, Date.now(), endsAt)
  return identity
}
