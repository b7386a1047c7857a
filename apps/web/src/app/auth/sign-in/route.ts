import { type NextRequest, NextResponse } from 'next/server'
import { env } from '#env.ts'
import { requestHost } from '#server/same-origin.ts'
import { beginSignIn } from '#server/sign-in.ts'

/** The mark of one who was sent here from another name of this site: never sent twice. */
const movedParameter = 'moved'

/** Begins a sign-in. `returnTo` is the path to come back to. */
export async function GET(request: NextRequest): Promise<NextResponse> {
  const { searchParams } = request.nextUrl
  const home = new URL(env().HOLDFAST_URL)
  if (requestHost(request.headers) !== home.host && !searchParams.has(movedParameter)) {
    const moved = new URL(`/auth/sign-in?${searchParams}`, home)
    moved.searchParams.set(movedParameter, '1')
    return NextResponse.redirect(moved)
  }
  const returnTo = searchParams.get('returnTo') ?? '/'
  try {
    return NextResponse.redirect(await beginSignIn(returnTo))
  } catch {
    return NextResponse.redirect(new URL(`/sign-in-problem?${new URLSearchParams({ returnTo })}`, home))
  }
}
