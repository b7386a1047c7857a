const slugLengthMax = 60
const titles = new Set(['dr', 'prof', 'mr', 'mrs', 'ms', 'mx', 'miss', 'sir', 'dame', 'rev'])
/** Letters that Unicode does not take apart into one of ASCII and a mark. */
const foldedLetters: Record<string, string> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
}

/** The address that a name suggests: "sule-ozturk" of "Dr. Şule Öztürk"; empty where the name has no letter that fits. */
export function slugOfName(name: string): string {
  const words = name
    .normalize('NFKD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase()
    .replace(/[^\0-\x7f]/g, letter => foldedLetters[letter] ?? letter)
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  const firstName = words.findIndex(word => !titles.has(word))
  return cutSlug(words.slice(Math.max(0, firstName)).join('-'), slugLengthMax)
}

/** Whether this can be an address: 1 to 60 lower-case letters, digits and hyphens, with no hyphen at an end. */
export function isSlug(text: string): boolean {
  return text.length <= slugLengthMax && /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?$/.test(text)
}

/** The address to try when this one is taken: "holt-2" after "holt", "holt-3" after that. */
export function nextSlug(slug: string): string {
  const [, stem = slug, number = '1'] = /^(.+?)-([2-9]|[1-9]\d)$/.exec(slug) ?? []
  const ending = `-${Number(number) + 1}`
  return cutSlug(stem, slugLengthMax - ending.length) + ending
}

const cutSlug = (slug: string, lengthMax: number) => slug.slice(0, lengthMax).replace(/-+$/, '')
