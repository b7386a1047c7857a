import type { Locator, Page } from '@playwright/test'

/** A place in a cell: how far down, from 0 to 1. */
export interface Spot {
  cell: Locator
  share: number
}

export interface Point {
  x: number
  y: number
}

export const at = (cell: Locator, share: number): Spot => ({ cell, share })

/** The cell of a day that begins at a time. */
export function cell(page: Page, day: string, time: string): Locator {
  return page.getByRole('gridcell', { name: new RegExp(`^${day}, ${time} to`) })
}

/** Where a spot is on the screen; brought into view first, but not while something is dragged. */
export async function pointOf(spot: Locator | Spot, { still = false } = {}): Promise<Point> {
  const { cell, share } = 'cell' in spot ? spot : at(spot, 0.55)
  if (!still) await cell.evaluate(element => element.scrollIntoView({ block: 'center' }))
  const box = await cell.boundingBox()
  if (!box) throw new Error('The cell is not on the page.')
  return { x: box.x + box.width / 2, y: box.y + box.height * share }
}
