'use client'
import { type PointerEvent as ReactPointerEvent, type RefObject, useEffect, useRef } from 'react'
import type { GridGhost } from './drag-ghost.tsx'
import { edgeScroll } from './edge-scroll.ts'
import type { GridDay } from './grid-day.ts'
import { type DragStart, type DragTarget, type GridTool, targetOfDrag } from './grid-drag.ts'
import { type GridPoint, hitBlock, pointAt } from './grid-position.ts'

interface GridPointerOptions {
  scroller: RefObject<HTMLElement | null>
  /** The element that is as large as the seven days. */
  days: RefObject<HTMLElement | null>
  ghost: RefObject<GridGhost | null>
  week: readonly GridDay[]
  tool: GridTool
  onDrop: (target: DragTarget) => void
  /** A press and release in place. */
  onClick: (start: DragStart) => void
  /** The mouse moves over the grid without a button. */
  onHover: (point: GridPoint) => void
  /** A press is over, whatever came of it: the ghost no longer follows it. */
  onRest: () => void
}

/** A pointer that is down; it becomes a drag once it has moved, a finger once it has stayed. */
interface Press {
  start: DragStart
  pointerId: number
  byTouch: boolean
  x: number
  y: number
  dragging: boolean
  longPress: number
  frame: number
}

const longPressMs = 400
/** A hand is never quite still. */
const slackPx = { mouse: 4, touch: 10 }
/** How far an edge of a block reaches into it. */
const edgePx = { mouse: 7, touch: 24 }

/**
 * Drags over the grid. While one goes on, nothing but its ghost is drawn, and the draft is told at the end, so that one drag is one
 * step of the undo. Escape and a lost pointer leave everything as it was.
 */
export function useGridPointer(options: GridPointerOptions) {
  const latest = useRef(options)
  useEffect(() => {
    latest.current = options
  })
  const press = useRef<Press | null>(null)
  const { scroller } = options

  useEffect(() => {
    // A finger that drags hours must not scroll; one that has not stayed long enough may.
    const keepStill = (event: TouchEvent) => {
      if (press.current?.dragging && event.cancelable) event.preventDefault()
    }
    // One that stops a rolling page scrolls it, whatever is asked here.
    const leaveToBrowser = (event: TouchEvent) => {
      if (!event.cancelable) end()
    }
    const cancel = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || !press.current) return
      event.preventDefault()
      event.stopPropagation()
      end()
    }
    const element = scroller.current
    element?.addEventListener('touchstart', leaveToBrowser, { passive: true })
    element?.addEventListener('touchmove', keepStill, { passive: false })
    window.addEventListener('keydown', cancel, { capture: true })
    return () => {
      element?.removeEventListener('touchstart', leaveToBrowser)
      element?.removeEventListener('touchmove', keepStill)
      window.removeEventListener('keydown', cancel, { capture: true })
      end()
    }
  }, [scroller])

  function pointOf(x: number, y: number): GridPoint | null {
    const box = latest.current.days.current?.getBoundingClientRect()
    return box ? pointAt(box, x, y) : null
  }

  function hitAt(point: GridPoint, byTouch: boolean) {
    const { days, week } = latest.current
    const minutesPerPx = (24 * 60) / (days.current?.offsetHeight || 1)
    return hitBlock(week, point, edgePx[byTouch ? 'touch' : 'mouse'] * minutesPerPx)
  }

  function end() {
    if (!press.current) return
    clearTimeout(press.current.longPress)
    cancelAnimationFrame(press.current.frame)
    press.current = null
    latest.current.onRest()
  }

  function beginDrag(current: Press) {
    clearTimeout(current.longPress)
    current.dragging = true
    scroller.current?.setPointerCapture(current.pointerId)
    follow(current)
  }

  function targetOf(current: Press): DragTarget | null {
    const point = pointOf(current.x, current.y)
    return point && targetOfDrag(current.start, point)
  }

  /** Draws where the drag is, and goes on while it scrolls. */
  function follow(current: Press) {
    cancelAnimationFrame(current.frame)
    current.frame = requestAnimationFrame(() => {
      if (press.current !== current) return
      const scrolled = edgeScroll(scroller.current, current)
      const target = targetOf(current)
      if (target) latest.current.ghost.current?.show(target)
      if (scrolled) follow(current)
    })
  }

  function handlePointerDown(event: ReactPointerEvent) {
    const { clientX: x, clientY: y, pointerId, pointerType } = event
    end()
    if (!event.isPrimary || event.button !== 0) return
    const point = pointOf(x, y)
    const inDays = event.target instanceof Element && event.target.closest('[role="gridcell"]')
    if (!point || !inDays) return
    const byTouch = pointerType === 'touch'
    const start = { tool: latest.current.tool, point, hit: hitAt(point, byTouch) }
    const current: Press = { start, pointerId, byTouch, x, y, dragging: false, longPress: 0, frame: 0 }
    if (byTouch) current.longPress = window.setTimeout(() => beginDrag(current), longPressMs)
    press.current = current
  }

  function handlePointerMove(event: ReactPointerEvent) {
    const current = press.current
    const { clientX: x, clientY: y } = event
    if (!current) return hover(event)
    if (event.pointerId !== current.pointerId) return
    const moved = Math.hypot(x - current.x, y - current.y)
    if (current.dragging) {
      current.x = x
      current.y = y
      follow(current)
    } else if (current.byTouch && moved > slackPx.touch) {
      end()
    } else if (!current.byTouch && moved > slackPx.mouse) {
      current.x = x
      current.y = y
      beginDrag(current)
    }
  }

  function handlePointerUp(event: ReactPointerEvent) {
    const current = press.current
    if (!current || event.pointerId !== current.pointerId) return
    current.x = event.clientX
    current.y = event.clientY
    const target = current.dragging ? targetOf(current) : null
    end()
    if (target) latest.current.onDrop(target)
    else latest.current.onClick(current.start)
  }

  function hover(event: ReactPointerEvent) {
    const point = event.pointerType === 'mouse' && pointOf(event.clientX, event.clientY)
    if (!point || !scroller.current) return
    const hit = latest.current.tool === 'add' ? hitAt(point, false) : null
    scroller.current.style.cursor = hit ? (hit.edge ? 'ns-resize' : 'grab') : 'crosshair'
    latest.current.onHover(point)
  }

  return {
    onPointerDown: handlePointerDown,
    onPointerMove: handlePointerMove,
    onPointerUp: handlePointerUp,
    onPointerCancel: end,
    // A long press is a drag here, no call for a menu.
    onContextMenu: (event: { preventDefault: () => void }) => {
      if (press.current?.byTouch) event.preventDefault()
    },
  }
}
