import { quartersPerDay } from '@holdfast/shared/rules/limits'
import type { Run } from '@holdfast/shared/rules/quarters'

/**
 * The starts of many providers as bits in one array, a row of words for each provider and a bit for each quarter: 14 days are 168
 * bytes. `provider.list` does not need it: a page asks only about those on it. It is what a search for "anyone with a time on that
 * date" among all of them would stand on.
 */
export interface StartBits {
  /** The quarter of the first bit of every row. */
  firstQuarter: number
  wordsPerRow: number
  words: Uint32Array
}

const bitsPerWord = 32

/** Room for so many providers over so many days, with no starts in it. */
export function createStartBits(rows: number, firstQuarter: number, days: number): StartBits {
  const wordsPerRow = (days * quartersPerDay) / bitsPerWord
  return { firstQuarter, wordsPerRow, words: new Uint32Array(rows * wordsPerRow) }
}

/** Puts these starts, all of them in the days that there is room for, in the place of what a row had. */
export function writeStarts(
  { firstQuarter, wordsPerRow, words }: StartBits,
  row: number,
  starts: readonly number[],
): void {
  const firstWord = row * wordsPerRow
  words.fill(0, firstWord, firstWord + wordsPerRow)
  for (const start of starts) {
    const bit = start - firstQuarter
    const word = firstWord + Math.floor(bit / bitsPerWord)
    words[word] = (words[word] ?? 0) | (1 << (bit % bitsPerWord))
  }
}

/** The rows that have a start in a run of at least one quarter, all of it in the days that there is room for. */
export function findRowsWithStart({ firstQuarter, wordsPerRow, words }: StartBits, within: Run): Uint32Array {
  const firstBit = within.fromQuarter - firstQuarter
  const lastBit = within.toQuarter - firstQuarter - 1
  const [first, last] = [Math.floor(firstBit / bitsPerWord), Math.floor(lastBit / bitsPerWord)]
  const firstMask = -1 << (firstBit % bitsPerWord)
  const lastMask = -1 >>> (bitsPerWord - 1 - (lastBit % bitsPerWord))
  const rows = new Uint32Array(words.length / wordsPerRow)
  let found = 0
  for (let row = 0, start = 0; start < words.length; row++, start += wordsPerRow) {
    for (let word = first; word <= last; word++) {
      let bits = words[start + word] ?? 0
      if (word === first) bits &= firstMask
      if (word === last) bits &= lastMask
      if (bits === 0) continue
      rows[found++] = row
      break
    }
  }
  return rows.subarray(0, found)
}
