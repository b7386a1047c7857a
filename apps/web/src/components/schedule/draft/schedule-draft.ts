import type { Schedule } from '@holdfast/shared/rules/schedule'
import { editSchedule, type ScheduleEdit } from './edit-schedule.ts'
import { rebaseSchedule } from './rebase-schedule.ts'
import { isSameSchedule } from './schedule-changes.ts'

/** A schedule and its number, as clients are served by it. */
export interface PublishedSchedule {
  version: number
  schedule: Schedule
}

/** What a provider is about to publish. */
export interface ScheduleDraft {
  /** What the draft began from; its version is the base of the next publish. */
  published: PublishedSchedule
  schedule: Schedule
  /** Today in the provider's zone. Weekly edits apply to the pattern in force on it. */
  todayDate: string
  /** What somebody else has published since `published`. */
  theirs: PublishedSchedule | null
  /** What was discarded last, until the next edit. */
  discarded: Schedule | null
}

export type DraftAction =
  | ScheduleEdit
  /** A draft of an earlier visit is found. */
  | { type: 'resume'; published: PublishedSchedule; schedule: Schedule }
  | { type: 'markPublished'; published: PublishedSchedule }
  | { type: 'meetTheirs'; theirs: PublishedSchedule }
  | { type: 'takeTheirs' }
  | { type: 'putMineOnTop' }
  | { type: 'discard' }
  | { type: 'bringBack' }

export function startDraft(published: PublishedSchedule, todayDate: string): ScheduleDraft {
  return { published, schedule: published.schedule, todayDate, theirs: null, discarded: null }
}

/** The whole of what can happen to a draft. Clients see nothing of it. */
export function reduceDraft(draft: ScheduleDraft, action: DraftAction): ScheduleDraft {
  switch (action.type) {
    case 'resume':
      return { ...draft, published: action.published, schedule: action.schedule }
    case 'markPublished':
      return { ...draft, published: action.published, theirs: null, discarded: null }
    case 'meetTheirs':
      return meetTheirs(draft, action.theirs)
    case 'takeTheirs':
      return draft.theirs ? startDraft(draft.theirs, draft.todayDate) : draft
    case 'putMineOnTop':
      return draft.theirs ? putMineOnTop(draft, draft.theirs) : draft
    case 'discard':
      return { ...draft, schedule: draft.published.schedule, discarded: draft.schedule }
    case 'bringBack':
      return { ...draft, schedule: draft.discarded ?? draft.schedule, discarded: null }
    default: {
      const schedule = editSchedule(draft, action)
      return schedule === draft.schedule ? draft : { ...draft, schedule, discarded: null }
    }
  }
}

/** Where nothing of mine would be left on top of theirs, there is nothing to choose. */
function meetTheirs(draft: ScheduleDraft, theirs: PublishedSchedule): ScheduleDraft {
  const onTop = putMineOnTop(draft, theirs)
  return isSameSchedule(theirs.schedule, onTop.schedule)
    ? startDraft(theirs, draft.todayDate)
    : { ...draft, theirs }
}

function putMineOnTop(draft: ScheduleDraft, theirs: PublishedSchedule): ScheduleDraft {
  const schedule = rebaseSchedule(draft.published.schedule, draft.schedule, theirs.schedule)
  return { ...startDraft(theirs, draft.todayDate), schedule }
}
