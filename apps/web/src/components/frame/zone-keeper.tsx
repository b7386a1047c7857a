'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { browserTimeZone } from '#format.ts'
import { detectedZoneCookie, zoneCookieSeconds } from '#zone-cookies.ts'

/** Tells the server, by a cookie, in which zone this browser lives, and has the page written anew when that is news. */
export function ZoneKeeper({ knownTimeZone }: { knownTimeZone: string | null }) {
  const router = useRouter()
  useEffect(() => {
    const timeZone = browserTimeZone()
    if (timeZone === knownTimeZone) return
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is not in every browser yet.
    document.cookie = `${detectedZoneCookie}=${encodeURIComponent(timeZone)}; path=/; max-age=${zoneCookieSeconds}; samesite=lax`
    if (document.cookie.includes(detectedZoneCookie)) router.refresh()
  }, [knownTimeZone, router])
  return null
}
