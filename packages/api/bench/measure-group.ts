import type { Comparison, Group } from './comparison.ts'
import { medianOf } from './median-of.ts'

/** A line of the table: medians over the rounds, of the ratio as well. */
export interface Line extends Pick<Comparison, 'work' | 'floor' | 'unit' | 'bar'> {
  workFigure: number
  floorFigure: number
  ratio: number
  /** The smallest and the largest ratio of a round. */
  ratioRange: [number, number]
  met: boolean | null
}

/** Takes all comparisons of a group in turn, round after round, so that what slows the machine slows them alike. */
export async function measureGroup({ comparisons }: Group, rounds: number): Promise<Line[]> {
  const taken = comparisons.map(comparison => ({ comparison, work: [] as number[], floor: [] as number[] }))
  for (let round = 0; round < rounds; round++) {
    for (const { comparison, work, floor } of taken) {
      floor.push(await comparison.measureFloor())
      work.push(await comparison.measureWork())
    }
  }
  return taken.map(({ comparison, work, floor }) => toLine(comparison, work, floor))
}

function toLine({ work, floor, unit, bar }: Comparison, works: number[], floors: number[]): Line {
  const ratios = works.map((figure, round) => figure / (floors[round] as number))
  const ratio = medianOf(ratios)
  const met = bar && ('atMost' in bar ? ratio <= bar.atMost : ratio >= bar.atLeast)
  return {
    work,
    floor,
    unit,
    bar,
    workFigure: medianOf(works),
    floorFigure: medianOf(floors),
    ratio,
    ratioRange: [Math.min(...ratios), Math.max(...ratios)],
    met,
  }
}
