import type { Affected, AffectedVisit } from '../use-publish.ts'

interface SplitAffected {
  /** Outside because of the draft. */
  newly: AffectedVisit[]
  /** Outside the hours that clients see, too. */
  already: AffectedVisit[]
  /** How many are outside and not named; what they are for is not known. */
  unnamedCount: number
}

/** What a preview found, by whether the draft is to blame: an answer's flag speaks of the schedule in force. */
export function splitAffected({ affected, affectedCount }: Affected): SplitAffected {
  return {
    newly: affected.filter(visit => !visit.outsideSchedule),
    already: affected.filter(visit => visit.outsideSchedule),
    unnamedCount: affectedCount - affected.length,
  }
}

/** "1 booked appointment affected", "2 booked appointments affected"; null for none. */
export function countAffected({ newly, unnamedCount }: SplitAffected): string | null {
  const count = newly.length + unnamedCount
  if (count === 0) return null
  return count === 1 ? '1 booked appointment affected' : `${count} booked appointments affected`
}
