/** What a list offers now, and all that it has offered since one looks. */
export interface Kept<Item> {
  offered: readonly Item[]
  /** In order, each as it was offered last. */
  all: readonly Item[]
  /** Those that the last change took away, and those that it brought back. */
  went: readonly Item[]
  cameBack: readonly Item[]
}

/** A list that nobody has looked at yet. */
export function startKeeping<Item>(offered: readonly Item[]): Kept<Item> {
  return { offered, all: offered, went: [], cameBack: [] }
}

/** The same list, offering something else now: what is gone stays in its place, and what is new comes where it belongs. */
export function keep<Item extends { key: string }>(before: Kept<Item>, offered: readonly Item[]): Kept<Item> {
  const keysOf = (items: readonly Item[]) => new Set(items.map(item => item.key))
  const [offeredBefore, offeredNow, known] = [before.offered, offered, before.all].map(keysOf) as [
    Set<string>,
    Set<string>,
    Set<string>,
  ]
  const gone = before.all.filter(item => !offeredNow.has(item.key))
  return {
    offered,
    all: [...gone, ...offered].sort((a, b) => (a.key < b.key ? -1 : 1)),
    went: before.offered.filter(item => !offeredNow.has(item.key)),
    cameBack: offered.filter(item => known.has(item.key) && !offeredBefore.has(item.key)),
  }
}
