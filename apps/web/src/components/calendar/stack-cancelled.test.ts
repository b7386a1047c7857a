import { expect, it } from 'vitest'
import { stackCancelled } from './stack-cancelled.ts'

const visit = (fromQuarter: number, toQuarter: number) => ({ run: { fromQuarter, toQuarter } })

it('puts cancelled visits side by side while there is room, and the next one where a lane is free again', () => {
  const visits = [visit(0, 4), visit(1, 2), visit(2, 3), visit(4, 5)]
  expect(stackCancelled(visits, 2)).toEqual(
    [0, 1, 1, 0].map((lane, i) => ({ kind: 'visit', visit: visits[i], lane })),
  )
})

it('loses none of those for which there is no room', () => {
  const visits = [visit(0, 2), visit(0, 2), visit(1, 5), visit(5, 6), visit(7, 8)]
  expect(stackCancelled(visits, 1)).toEqual([
    { kind: 'group', visits: visits.slice(0, 3), run: { fromQuarter: 0, toQuarter: 5 } },
    { kind: 'visit', visit: visits[3], lane: 0 },
    { kind: 'visit', visit: visits[4], lane: 0 },
  ])
})
