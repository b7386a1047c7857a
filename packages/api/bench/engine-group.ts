import { instantOfQuarter } from '@holdfast/shared/rules/quarters'
import { computeSlots } from '@holdfast/shared/rules/slots'
import { countZoneLookUps } from '@holdfast/shared/testing/count-zone-look-ups'
import { walkSlots } from '@holdfast/shared/testing/walk-slots'
import { toQuarterInstant } from '../src/answer.ts'
import type { Comparison, OpenGroup, Size } from './comparison.ts'
import { availabilityIn, daysFromMonday, now, visit } from './engine-scenario.ts'
import { microsecondsOf } from './microseconds-of.ts'

/** The engine that lists, holds and confirms: a listing from the values of a schedule and of what is busy to its strings. */
export const openEngineGroup: OpenGroup = async size => ({
  comparisons: [14, 60].flatMap(days => comparisonsOf(days, size)),
  close: async () => {},
})

function comparisonsOf(days: number, size: Size): Comparison[] {
  const range = daysFromMonday(days)
  const availability = availabilityIn('America/New_York')
  const quarters = computeSlots(availability, visit, range, now)
  const list = () => computeSlots(availability, visit, range, now).map(toQuarterInstant)
  const listCold = () =>
    computeSlots(availabilityIn(freshSpelling()), visit, range, now).map(toQuarterInstant)
  const walk = () =>
    walkSlots(availability, visit, range, now).map(quarter =>
      new Date(instantOfQuarter(quarter)).toISOString(),
    )
  const us = (work: () => unknown) => () => microsecondsOf(work, size)
  const format = us(() => quarters.map(toQuarterInstant))
  const formatByDate = us(() => quarters.map(quarter => new Date(instantOfQuarter(quarter)).toISOString()))
  return [
    {
      work: `${days} days of slots as strings`,
      floor: `formatting the same ${quarters.length} strings, as fast as we can`,
      unit: 'us',
      bar: { atMost: 3 },
      measureWork: us(list),
      measureFloor: format,
    },
    {
      work: `${days} days of slots as strings`,
      floor: `the same ${quarters.length} strings by toISOString`,
      unit: 'us',
      bar: null,
      measureWork: us(list),
      measureFloor: formatByDate,
    },
    {
      work: `a plain luxon walk over ${days} days`,
      floor: 'the engine, strings included',
      unit: 'us',
      bar: { atLeast: 300 },
      measureWork: us(walk),
      measureFloor: us(list),
    },
    {
      work: `${days} days of slots in a zone never asked for before`,
      floor: 'the same, warm',
      unit: 'us',
      bar: null,
      measureWork: us(listCold),
      measureFloor: us(list),
    },
    {
      work: `zone look-ups for ${days} days, cold`,
      floor: 'civil days',
      unit: '',
      bar: { atMost: 2 },
      measureWork: () => countZoneLookUps(listCold),
      measureFloor: () => days,
    },
  ]
}

let spellings = 0

/** The name of the zone in letters that no table knows yet: names are the same whatever their case. */
function freshSpelling(): string {
  let bits = spellings++
  return 'america/new_york'.replace(/[a-z]/g, letter => {
    const isUpper = bits & 1
    bits >>= 1
    return isUpper ? letter.toUpperCase() : letter
  })
}
