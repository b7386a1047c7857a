import type { Identity } from '@holdfast/api'
import { getIronSession, type SessionOptions } from 'iron-session'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { env } from '#env.ts'

const sessionSeconds = 12 * 60 * 60

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

const sessionCookie = () => sealedCookie('holdfast_session', sessionSeconds, '/')

async function openSession() {
  return getIronSession<{ identity: Identity }>(await cookies(), sessionCookie())
}

/** Who is signed in; null for nobody, and for a cookie that is too old or not ours. */
export const readIdentity = cache(
  async (): Promise<Identity | null> => (await openSession()).identity ?? null,
)

/** Who is signed in, of a request that no page answers yet. */
export async function readIdentityOf(request: Request): Promise<Identity | null> {
  const session = await getIronSession<{ identity: Identity }>(request, new Response(), sessionCookie())
  return session.identity ?? null
}

/** Signs somebody in for 12 hours. The cookie holds who it is and no token. */
export async function startSession(identity: Identity): Promise<void> {
  const session = await openSession()
  session.identity = identity
  await session.save()
}

export async function endSession(): Promise<void> {
  const session = await openSession()
  session.destroy()
}
