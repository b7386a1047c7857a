/** How each English that we write tells days and times. The words of the pages are English, so their dates are too. */
const customs = {
  'en-GB': { monthFirst: false, halves: null, weekStartsOn: 'mon' },
  'en-US': { monthFirst: true, halves: ['AM', 'PM'], weekStartsOn: 'sun' },
  'en-AU': { monthFirst: false, halves: ['am', 'pm'], weekStartsOn: 'mon' },
  'en-CA': { monthFirst: true, halves: ['a.m.', 'p.m.'], weekStartsOn: 'sun' },
  'en-IE': { monthFirst: false, halves: null, weekStartsOn: 'mon' },
  'en-IN': { monthFirst: false, halves: ['am', 'pm'], weekStartsOn: 'sun' },
  'en-NZ': { monthFirst: false, halves: ['am', 'pm'], weekStartsOn: 'mon' },
  'en-ZA': { monthFirst: false, halves: null, weekStartsOn: 'sun' },
} as const satisfies Record<string, LocaleCustoms>

interface LocaleCustoms {
  monthFirst: boolean
  /** The names of the halves of the day where clocks count to 12. */
  halves: readonly [string, string] | null
  weekStartsOn: 'mon' | 'sun'
}

export type Locale = keyof typeof customs

export const locales = Object.keys(customs) as Locale[]

export const customsOf = (locale: Locale): LocaleCustoms => customs[locale]

/** The first English of an Accept-Language header (RFC 9110, 12.5.4) that we know, in the reader's order; en-GB when there is none. */
export function pickLocale(acceptLanguage: string | null): Locale {
  const wanted = (acceptLanguage ?? '')
    .split(',')
    .slice(0, 20)
    .map(part => {
      const [tag = '', ...parameters] = part.trim().split(';')
      const quality = parameters.map(text => /^\s*q=([\d.]+)\s*$/.exec(text)?.[1]).find(Boolean)
      return { tag: tag.trim().toLowerCase(), quality: quality ? Number(quality) : 1 }
    })
    .sort((a, b) => b.quality - a.quality)
  for (const { tag } of wanted) {
    const known = locales.find(locale => locale.toLowerCase() === tag)
    if (known) return known
  }
  return 'en-GB'
}
