/** Something that happened at one moment between its start and its end. */
export interface Operated {
  startedAt: number
  endedAt: number
}

export interface Model<State, Operation extends Operated> {
  initial: State
  /** The state after it, or null when it cannot have happened in this state. */
  apply(state: State, operation: Operation): State | null
  /** Equal for equal states. */
  keyOf(state: State): string
}

/**
 * Is there an order of these operations, in which each happens between its start and its end, that the model allows? The search of
 * Wing and Gong (1993), remembering as Lowe (2017) does what was tried. Null when there is one; else those operations
 * that no order had room for, of the order that came furthest.
 */
export function findUnorderable<State, Operation extends Operated>(
  operations: readonly Operation[],
  model: Model<State, Operation>,
): Operation[] | null {
  const sorted = [...operations].sort((a, b) => a.startedAt - b.startedAt)
  const tried = new Set<string>()
  const stack: { done: ReadonlySet<number>; state: State }[] = [{ done: new Set(), state: model.initial }]
  let furthest: ReadonlySet<number> = new Set()

  for (let node = stack.pop(); node; node = stack.pop()) {
    const { done, state } = node
    if (done.size === sorted.length) return null
    if (done.size > furthest.size) furthest = done
    for (const index of nextOf(sorted, done)) {
      const next = model.apply(state, sorted[index] as Operation)
      if (next === null) continue
      const nextDone = new Set(done).add(index)
      const key = `${keyOfDone(nextDone)} ${model.keyOf(next)}`
      if (tried.has(key)) continue
      tried.add(key)
      stack.push({ done: nextDone, state: next })
    }
  }
  return sorted.length === 0 ? null : sorted.filter((_, index) => !furthest.has(index))
}

/** Those that may come next: none that starts after another has ended, which must come before it. The earliest is last. */
function nextOf(sorted: readonly Operated[], done: ReadonlySet<number>): number[] {
  const next: number[] = []
  let endsAtMin = Number.POSITIVE_INFINITY
  for (let index = firstMissing(done); index < sorted.length; index++) {
    const { startedAt, endedAt } = sorted[index] as Operated
    if (startedAt > endsAtMin) break
    if (done.has(index)) continue
    endsAtMin = Math.min(endsAtMin, endedAt)
    next.push(index)
  }
  return next.filter(index => (sorted[index] as Operated).startedAt <= endsAtMin).reverse()
}

/** What is done is almost always a beginning of the sorted list and a few more. */
function keyOfDone(done: ReadonlySet<number>): string {
  const first = firstMissing(done)
  return `${first}+${[...done].filter(index => index > first).sort((a, b) => a - b)}`
}

function firstMissing(done: ReadonlySet<number>): number {
  let index = 0
  while (done.has(index)) index++
  return index
}
