import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  coversRun,
  instantOfQuarter,
  intersectRuns,
  isOnQuarter,
  normalizeRuns,
  overlapsRun,
  quarterOfInstant,
  type Run,
  runsOfQuarters,
  subtractRuns,
} from './quarters.ts'

const numRuns = 300
const run = fc
  .tuple(fc.integer({ min: -10, max: 30 }), fc.integer({ min: 0, max: 8 }))
  .map(([fromQuarter, length]) => ({ fromQuarter, toQuarter: fromQuarter + length }))
const anyRuns = fc.array(run, { maxLength: 8 })
const runs = anyRuns.map(normalizeRuns)

/** The model that the runs are compared with: the quarters themselves. */
function quartersIn(runs: readonly Run[]): Set<number> {
  const quarters = new Set<number>()
  for (const { fromQuarter, toQuarter } of runs) {
    for (let quarter = fromQuarter; quarter < toQuarter; quarter++) quarters.add(quarter)
  }
  return quarters
}

function expectNormal(runs: readonly Run[]) {
  let end = Number.NEGATIVE_INFINITY
  for (const { fromQuarter, toQuarter } of runs) {
    expect(fromQuarter).toBeGreaterThan(end)
    expect(toQuarter).toBeGreaterThan(fromQuarter)
    end = toQuarter
  }
}

describe('an instant and its quarter', () => {
  it.each([
    ['1970-01-01T00:00:00.000Z', 0, true],
    ['1970-01-01T00:14:59.999Z', 0, false],
    ['1970-01-01T00:15:00.000Z', 1, true],
    ['1969-12-31T23:59:59.999Z', -1, false],
    ['1969-12-31T23:45:00.000Z', -1, true],
    ['2026-11-23T09:15:00.000Z', 1994917, true],
  ])('%s lies in the half-open quarter %i', (instant, quarter, aligned) => {
    const at = Date.parse(instant)
    expect(quarterOfInstant(at)).toBe(quarter)
    expect(isOnQuarter(at)).toBe(aligned)
    if (aligned) expect(instantOfQuarter(quarter)).toBe(at)
  })
})

describe('lists of runs', () => {
  it('are sorted, disjoint and without touching or empty runs, and hold what was put in', () => {
    fc.assert(
      fc.property(anyRuns, runs => {
        const normal = normalizeRuns(runs)
        expectNormal(normal)
        expect(quartersIn(normal)).toEqual(quartersIn(runs))
        expect(normalizeRuns(normal)).toEqual(normal)
      }),
      { numRuns },
    )
  })

  it('never swap the ends of a reversed run', () => {
    expect(() => normalizeRuns([{ fromQuarter: 2, toQuarter: 1 }])).toThrow(RangeError)
  })

  it('intersect and subtract as their quarters do, and stay normal', () => {
    fc.assert(
      fc.property(runs, runs, (a, b) => {
        const common = intersectRuns(a, b)
        const rest = subtractRuns(a, b)
        expectNormal(common)
        expectNormal(rest)
        expect([...quartersIn(common)]).toEqual(
          [...quartersIn(a)].filter(quarter => quartersIn(b).has(quarter)),
        )
        expect([...quartersIn(rest)]).toEqual(
          [...quartersIn(a)].filter(quarter => !quartersIn(b).has(quarter)),
        )
        expect(normalizeRuns([...common, ...rest])).toEqual(a)
      }),
      { numRuns },
    )
  })

  it('cover a run when all of its quarters are there, and overlap it when any is', () => {
    fc.assert(
      fc.property(runs, run, (runs, run) => {
        const wanted = [...quartersIn([run])]
        const present = quartersIn(runs)
        expect(overlapsRun(runs, run)).toBe(wanted.some(quarter => present.has(quarter)))
        if (wanted.length > 0)
          expect(coversRun(runs, run)).toBe(wanted.every(quarter => present.has(quarter)))
      }),
      { numRuns },
    )
  })

  it('are made of quarters in any order, each of them counted once', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 })), quarters => {
        const made = runsOfQuarters(quarters)
        expectNormal(made)
        expect(quartersIn(made)).toEqual(new Set(quarters))
      }),
      { numRuns },
    )
  })
})
