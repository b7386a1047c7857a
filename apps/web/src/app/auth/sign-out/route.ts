import { type NextRequest, NextResponse } from 'next/server'
import { isSameOrigin } from '#server/same-origin.ts'
import { endSession } from '#server/session.ts'
import { signOutUrl } from '#server/sign-in.ts'

/** Signs out here and, where it can be, at the sign-in server. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (!isSameOrigin(request.headers)) return new NextResponse(null, { status: 403 })
  await endSession()
  return NextResponse.redirect(await signOutUrl(), 303)
}
