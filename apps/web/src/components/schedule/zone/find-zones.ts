import { cityOf } from '#format.ts'

/** The zones of a list that a person may mean by what is typed so far: by city or by name, those whose city begins so first. */
export function findZones(timeZones: readonly string[], text: string): string[] {
  const words = wordsOf(text)
  if (words.length === 0) return []
  const matching = timeZones.filter(timeZone => {
    const known = wordsOf(`${cityOf(timeZone)} ${timeZone}`)
    return words.every(word => known.some(other => other.startsWith(word)))
  })
  const beginsSo = (timeZone: string) => wordsOf(cityOf(timeZone)).join(' ').startsWith(words.join(' '))
  return [...matching.filter(beginsSo), ...matching.filter(timeZone => !beginsSo(timeZone))]
}

/** Letters without their accents. */
function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFD')
      .replaceAll(/\p{M}/gu, '')
      .toLowerCase()
      .match(/[a-z0-9]+/g) ?? []
  )
}
