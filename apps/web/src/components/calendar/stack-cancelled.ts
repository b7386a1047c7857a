import type { Run } from '@holdfast/shared/rules/quarters'

/** Cancelled visits that stand beside the others: each in a lane of its own, or so many at once that they are only counted. */
export type CancelledBlock<Visit> =
  | { kind: 'visit'; visit: Visit; lane: number }
  | { kind: 'group'; visits: readonly Visit[]; run: Run }

/** Puts visits, by start, into at most so many lanes; those that would need more are counted together where they are. */
export function stackCancelled<Visit extends { run: Run }>(
  visits: readonly Visit[],
  lanesMax: number,
): CancelledBlock<Visit>[] {
  return clustersOf(visits).flatMap((cluster): CancelledBlock<Visit>[] => {
    const lanes: number[] = []
    const placed = cluster.visits.map(visit => {
      const free = lanes.findIndex(until => until <= visit.run.fromQuarter)
      const lane = free < 0 ? lanes.length : free
      lanes[lane] = visit.run.toQuarter
      return { kind: 'visit' as const, visit, lane }
    })
    return lanes.length <= lanesMax ? placed : [{ kind: 'group', ...cluster }]
  })
}

interface Cluster<Visit> {
  visits: Visit[]
  run: Run
}

/** Visits that hang together by overlapping. */
function clustersOf<Visit extends { run: Run }>(visits: readonly Visit[]): Cluster<Visit>[] {
  const clusters: Cluster<Visit>[] = []
  for (const visit of visits) {
    const last = clusters.at(-1)
    if (last && visit.run.fromQuarter < last.run.toQuarter) {
      last.visits.push(visit)
      last.run.toQuarter = Math.max(last.run.toQuarter, visit.run.toQuarter)
    } else clusters.push({ visits: [visit], run: { ...visit.run } })
  }
  return clusters
}
