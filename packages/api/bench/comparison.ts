/** Some work beside a floor, both measured in the same rounds on the same machine: only their ratio is judged. */
export interface Comparison {
  /** What is done, as in "14 days of slots". */
  work: string
  /** What it is measured against, as in "formatting the same 227 strings". */
  floor: string
  /** Of the two figures, as in "us", "calls/s" or "bytes". */
  unit: string
  /** What the ratio of work to floor has to keep to; null where there is only something to tell. */
  bar: { atMost: number } | { atLeast: number } | null
  /** One figure of one round, in the unit. */
  measureWork(): Promise<number> | number
  measureFloor(): Promise<number> | number
}

/** What is measured together, with what it needs while it lasts. */
export interface Group {
  comparisons: Comparison[]
  close(): Promise<void>
}

/** `small` is as quick as it can be while every line of code runs: its figures mean nothing. */
export type Size = 'full' | 'small'

/** Sets up a group. Each stands in a file of its own and is listed in `groups.ts`. */
export type OpenGroup = (size: Size) => Promise<Group>
