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
  /** Today in the provider's zone. */
  todayDate: string
  /** The weekly pattern in force on this date is the one that the page shows; today's at first. */
  patternDate: string
  /** What the schedule was before each edit, the last one last. */
  past: readonly Schedule[]
  /** What was undone and can be done again, the next one last. */
  future: readonly Schedule[]
  /** What somebody else has published since `published`. */
  theirs: PublishedSchedule | null
  /** Whether the last thing that happened was a discard, which undo brings back. */
  discarded: boolean
}

export type DraftAction =
  | ScheduleEdit
  | { type: 'undo' }
  | { type: 'redo' }
  | { type: 'discard' }
  /** A whole schedule takes the place of this one, as a former one does; a step like any edit. */
  | { type: 'replaceSchedule'; schedule: Schedule }
  | { type: 'choosePattern'; onDate: string }
  /** A draft of an earlier visit is found. */
  | { type: 'resume'; published: PublishedSchedule; schedule: Schedule }
  | { type: 'markPublished'; published: PublishedSchedule }
  | { type: 'meetTheirs'; theirs: PublishedSchedule }
  | { type: 'takeTheirs' }
  | { type: 'putMineOnTop' }

/** More steps back than anybody goes. */
const undoStepsMax = 100

export function startDraft(published: PublishedSchedule, todayDate: string): ScheduleDraft {
  return {
    published,
    schedule: published.schedule,
    todayDate,
    patternDate: todayDate,
    past: [],
    future: [],
    theirs: null,
    discarded: false,
  }
}

/** The whole of what can happen to a draft. Clients see nothing of it. */
export function reduceDraft(draft: ScheduleDraft, action: DraftAction): ScheduleDraft {
  switch (action.type) {
    case 'undo':
      return undo(draft)
    case 'redo':
      return redo(draft)
    case 'discard':
      return { ...step(draft, draft.published.schedule), discarded: true }
    case 'replaceSchedule':
      return step(draft, action.schedule)
    case 'choosePattern':
      return { ...draft, patternDate: action.onDate }
    case 'resume':
      return { ...draft, published: action.published, schedule: action.schedule }
    case 'markPublished':
      return { ...draft, published: action.published, future: [], theirs: null, discarded: false }
    case 'meetTheirs':
      return meetTheirs(draft, action.theirs)
    case 'takeTheirs':
      return draft.theirs ? startDraft(draft.theirs, draft.todayDate) : draft
    case 'putMineOnTop':
      return draft.theirs ? putMineOnTop(draft, draft.theirs) : draft
    // Order is no step of its own: it ends the one that brought the hours out of order.
    case 'settleDay': {
      const schedule = editSchedule(draft, action)
      return schedule === draft.schedule ? draft : { ...draft, schedule }
    }
    default:
      return step(draft, editSchedule(draft, action))
  }
}

function step(draft: ScheduleDraft, schedule: Schedule): ScheduleDraft {
  if (schedule === draft.schedule) return draft
  const past = [...draft.past, draft.schedule].slice(-undoStepsMax)
  return { ...draft, schedule, past, future: [], discarded: false }
}

function undo(draft: ScheduleDraft): ScheduleDraft {
  const schedule = draft.past.at(-1)
  if (!schedule) return draft
  const future = [...draft.future, draft.schedule]
  return { ...draft, schedule, past: draft.past.slice(0, -1), future, discarded: false }
}

function redo(draft: ScheduleDraft): ScheduleDraft {
  const schedule = draft.future.at(-1)
  if (!schedule) return draft
  const past = [...draft.past, draft.schedule]
  return { ...draft, schedule, past, future: draft.future.slice(0, -1), discarded: false }
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
