const reachPx = 36
const stepPx = 14

/** Scrolls an element one step when a pointer is near one of its edges, as far as they can be seen; whether it moved. */
export function edgeScroll(element: HTMLElement | null, { x, y }: { x: number; y: number }): boolean {
  if (!element) return false
  const { left, right, top, bottom } = element.getBoundingClientRect()
  const before = [element.scrollLeft, element.scrollTop]
  element.scrollBy({
    left: stepAt(x, Math.max(left, 0), Math.min(right, innerWidth)),
    top: stepAt(y, Math.max(top, 0), Math.min(bottom, innerHeight)),
    behavior: 'instant',
  })
  return element.scrollLeft !== before[0] || element.scrollTop !== before[1]
}

function stepAt(position: number, start: number, end: number): number {
  if (position < start + reachPx) return -stepPx
  return position > end - reachPx ? stepPx : 0
}
