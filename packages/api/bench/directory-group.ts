import { pageSizeDefault, soonestSlotsMax } from '@holdfast/shared/rules/limits'
import { quarterOfInstant } from '@holdfast/shared/rules/quarters'
import { computeSlots, findNextSlots } from '@holdfast/shared/rules/slots'
import { toQuarterInstant } from '../src/answer.ts'
import type { Comparison, OpenGroup, Size } from './comparison.ts'
import { availabilityIn, availabilityOfMany, daysFromMonday, now, visit } from './engine-scenario.ts'
import { microsecondsOf } from './microseconds-of.ts'
import { createStartBits, findRowsWithStart, type StartBits, writeStarts } from './start-bits.ts'

const days = 14
const range = daysFromMonday(days)
const providersOf = { full: { few: 1_000, many: 50_000 }, small: { few: 10, many: 100 } }

/** The next times of a page of providers, as `provider.list` computes them, and those of all providers, as bits could tell them. */
export const openDirectoryGroup: OpenGroup = async size => ({
  comparisons: [pageOf(size), ...searchesOf(size)],
  close: async () => {},
})

function pageOf(size: Size): Comparison {
  const page = availabilityOfMany(pageSizeDefault)
  const wanted = { fromQuarter: quarterOfInstant(now), countMax: soonestSlotsMax }
  const one = availabilityIn('America/New_York')
  return {
    work: `the next ${soonestSlotsMax} times of each of ${page.length} providers, as strings`,
    floor: `${days} days of slots of one, as strings`,
    unit: 'us',
    bar: { atMost: 1 },
    measureWork: () =>
      microsecondsOf(
        () => page.map(one => findNextSlots(one, visit, wanted, now).map(toQuarterInstant)),
        size,
      ),
    measureFloor: () =>
      microsecondsOf(() => computeSlots(one, visit, range, now).map(toQuarterInstant), size),
  }
}

function searchesOf(size: Size): Comparison[] {
  const { few, many } = providersOf[size]
  const sample = availabilityOfMany(60)
  const startsOfSample = sample.map(one => computeSlots(one, visit, range, now))
  const bitsOf = (rows: number): StartBits => {
    const bits = createStartBits(rows, range.fromQuarter, days)
    for (let row = 0; row < rows; row++)
      writeStarts(bits, row, startsOfSample[row % sample.length] as number[])
    return bits
  }
  const [bitsOfFew, bitsOfMany] = [bitsOf(few), bitsOf(many)]
  const nobody = createStartBits(many, range.fromQuarter, days)
  const tuesday = { fromQuarter: range.fromQuarter + 96, toQuarter: range.fromQuarter + 2 * 96 }
  const us = (work: () => unknown) => () => microsecondsOf(work, size)
  const nsEach = (bits: StartBits, rows: number) => () =>
    (microsecondsOf(() => findRowsWithStart(bits, range), size) * 1000) / rows
  const onePass = us(() => passOver(bitsOfMany.words))
  const megabytes = (bitsOfMany.words.byteLength / 1e6).toFixed(1)
  const floor = `one pass over ${megabytes} MB`
  const scratch = createStartBits(1, range.fromQuarter, days)
  const buildOne = () => {
    for (const one of sample) writeStarts(scratch, 0, computeSlots(one, visit, range, now))
  }
  const listEach = () => {
    for (const one of sample) computeSlots(one, visit, range, now)
  }
  return [
    {
      work: `who of ${many} has a time on one date`,
      floor,
      unit: 'us',
      bar: null,
      measureWork: us(() => findRowsWithStart(bitsOfMany, tuesday)),
      measureFloor: onePass,
    },
    {
      work: `who of ${many} has a time in ${days} days`,
      floor,
      unit: 'us',
      bar: null,
      measureWork: us(() => findRowsWithStart(bitsOfMany, range)),
      measureFloor: onePass,
    },
    {
      work: `the same when nobody has one`,
      floor,
      unit: 'us',
      bar: null,
      measureWork: us(() => findRowsWithStart(nobody, range)),
      measureFloor: onePass,
    },
    {
      work: `a provider of ${many} in ${days} days`,
      floor: `a provider of ${few}`,
      unit: 'ns',
      bar: { atMost: 1.1 },
      measureWork: nsEach(bitsOfMany, many),
      measureFloor: nsEach(bitsOfFew, few),
    },
    {
      work: `making the bits of ${sample.length} providers`,
      floor: 'their slots as numbers',
      unit: 'us',
      bar: null,
      measureWork: us(buildOne),
      measureFloor: us(listEach),
    },
  ]
}

/** Reads every word once. */
function passOver(words: Uint32Array): number {
  let all = 0
  for (let word = 0; word < words.length; word++) all |= words[word] ?? 0
  return all
}
