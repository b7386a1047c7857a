import { cookies } from 'next/headers'
import { type NextRequest, NextResponse } from 'next/server'
import { findTimeZone } from '#format.ts'
import { returnPath } from '#return-path.ts'
import { isSameOrigin } from '#server/same-origin.ts'
import { chosenZoneCookie, zoneCookieSeconds } from '#zone-cookies.ts'

/** Keeps the zone in which a person wants to read times; one that we do not know changes nothing. Empty goes back to the browser's. */
export async function POST(request: NextRequest): Promise<NextResponse> {
  if (!isSameOrigin(request.headers)) return new NextResponse(null, { status: 403 })
  const form = await request.formData()
  const wanted = String(form.get('timeZone') ?? '').slice(0, 100)
  const timeZone = findTimeZone(wanted)
  const jar = await cookies()
  if (timeZone) jar.set(chosenZoneCookie, timeZone, { maxAge: zoneCookieSeconds, sameSite: 'lax', path: '/' })
  if (!wanted.trim()) jar.delete(chosenZoneCookie)
  const back = returnPath(String(form.get('returnTo') ?? '/'))
  return new NextResponse(null, { status: 303, headers: { Location: back } })
}
