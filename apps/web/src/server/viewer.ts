import { cookies, headers } from 'next/headers'
import { cache } from 'react'
import { isTimeZoneName, type Reader } from '#format.ts'
import { type Locale, pickLocale } from '#locale.ts'
import { chosenZoneCookie, detectedZoneCookie } from '#zone-cookies.ts'

export interface Viewer {
  locale: Locale
  /** The zone that they chose, or else the one that their browser told us; null while neither is known. */
  timeZone: string | null
  /** What their browser told us, whatever they chose. */
  detectedTimeZone: string | null
}

/** How the one who asks wants to read days and times. */
export const readViewer = cache(async (): Promise<Viewer> => {
  const jar = await cookies()
  const zoneIn = (name: string) => {
    const zone = jar.get(name)?.value
    return zone && isTimeZoneName(zone) ? zone : null
  }
  const detectedTimeZone = zoneIn(detectedZoneCookie)
  return {
    locale: pickLocale((await headers()).get('accept-language')),
    timeZone: zoneIn(chosenZoneCookie) ?? detectedTimeZone,
    detectedTimeZone,
  }
})

/** The clock to write times by: the zone that the address asks for, else the viewer's, else `fallbackTimeZone`. */
export async function readReader(zone: string | null, fallbackTimeZone: string): Promise<Reader> {
  const { locale, timeZone } = await readViewer()
  return { locale, timeZone: zone && isTimeZoneName(zone) ? zone : (timeZone ?? fallbackTimeZone) }
}
