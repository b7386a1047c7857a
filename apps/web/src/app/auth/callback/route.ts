import { type NextRequest, NextResponse } from 'next/server'
import { env } from '#env.ts'
import { startSession } from '#server/session.ts'
import { finishSignIn } from '#server/sign-in.ts'
import { findOwnSchedule, type ProviderIdentity, setUpPath } from '#set-up/own-schedule.ts'

/** Where the sign-in server sends people back to. A provider whom this site does not know yet sets up first. */
export async function GET(request: NextRequest): Promise<NextResponse> {
  const home = env().HOLDFAST_URL
  try {
    const { identity, returnTo } = await finishSignIn(request.nextUrl.search)
    await startSession(identity)
    const known = identity.kind === 'client' || (await isKnown(identity))
    return NextResponse.redirect(new URL(known ? returnTo : setUpPath, home))
  } catch {
    return NextResponse.redirect(new URL('/sign-in-problem', home))
  }
}

/** While that cannot be told, nobody is sent elsewhere. */
async function isKnown(identity: ProviderIdentity): Promise<boolean> {
  return findOwnSchedule(identity).then(Boolean, () => true)
}
