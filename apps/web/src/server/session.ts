import type { Identity } from '@holdfast/api'
import { getIronSession } from 'iron-session'
import { cookies } from 'next/headers'
import { cache } from 'react'
import { newSession, type Session, sessionCookie } from '#server/session-cookie.ts'

async function openSession() {
  return getIronSession<Session>(await cookies(), sessionCookie())
}

/** Who is signed in; null for nobody, and for a cookie that is too old or not ours. */
export const readIdentity = cache(
  async (): Promise<Identity | null> => (await openSession()).identity ?? null,
)

/** Signs somebody in for 12 hours. The cookie holds who it is and no token. */
export async function startSession(identity: Identity): Promise<void> {
  const session = await openSession()
  Object.assign(session, newSession(identity, Date.now()))
  await session.save()
}

export async function endSession(): Promise<void> {
  const session = await openSession()
  session.destroy()
}
