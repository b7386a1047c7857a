import { type NextRequest, NextResponse } from 'next/server'
import { env } from '#env.ts'
import { startSession } from '#server/session.ts'
import { finishSignIn } from '#server/sign-in.ts'

/** Where the sign-in server sends people back to. */
export async function GET(request: NextRequest): Promise<NextResponse> {
  const home = env().HOLDFAST_URL
  try {
    const { identity, returnTo } = await finishSignIn(request.nextUrl.search)
    await startSession(identity)
    return NextResponse.redirect(new URL(returnTo, home))
  } catch {
    return NextResponse.redirect(new URL('/sign-in-problem', home))
  }
}
