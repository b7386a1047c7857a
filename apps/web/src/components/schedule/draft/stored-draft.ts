import type { Schedule } from '@holdfast/shared/rules/schedule'
import type { PublishedSchedule, ScheduleDraft } from './schedule-draft.ts'

/** What survives a reload: the draft and what it began from, so that it can also be put upon a newer version. */
export interface StoredDraft {
  published: PublishedSchedule
  schedule: Schedule
}

const keyOf = (providerId: string) => `holdfast.schedule-draft.${providerId}`

/** The draft that was kept in this browser; null for none, and for one that cannot be read any more. */
export async function readStoredDraft(providerId: string): Promise<StoredDraft | null> {
  const text = readText(providerId)
  if (!text) return null
  // Loaded only when there is something to read: the check is heavier than the page's own code.
  const { schedulePublishInput } = await import('@holdfast/shared/input')
  try {
    const { version, before, after } = JSON.parse(text)
    const base = schedulePublishInput.parse({ schedule: before, baseVersion: version })
    const draft = schedulePublishInput.parse({ schedule: after, baseVersion: version })
    return {
      published: { version: base.baseVersion, schedule: base.schedule },
      schedule: draft.schedule,
    }
  } catch {
    return null
  }
}

function readText(providerId: string): string | null {
  try {
    return localStorage.getItem(keyOf(providerId))
  } catch {
    return null
  }
}

/** Keeps the draft in this browser, or forgets it. A browser that keeps nothing is no error: the draft then lives as long as the page. */
export function storeDraft(providerId: string, draft: Pick<ScheduleDraft, 'published' | 'schedule'> | null) {
  try {
    if (!draft) return localStorage.removeItem(keyOf(providerId))
    const { published, schedule } = draft
    const text = JSON.stringify({ version: published.version, before: published.schedule, after: schedule })
    localStorage.setItem(keyOf(providerId), text)
  } catch {
    return
  }
}
