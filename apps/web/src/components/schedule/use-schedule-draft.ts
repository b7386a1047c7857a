'use client'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import { type Dispatch, useEffect, useReducer, useState } from 'react'
import { isSameSchedule } from './draft/schedule-changes.ts'
import {
  type DraftAction,
  type PublishedSchedule,
  reduceDraft,
  type ScheduleDraft,
  startDraft,
} from './draft/schedule-draft.ts'
import { readStoredDraft, storeDraft } from './draft/stored-draft.ts'

interface KeptDraft {
  draft: ScheduleDraft
  dispatch: Dispatch<DraftAction>
  /** Whether the draft is one of an earlier visit, untouched since. */
  resumed: boolean
}

/** A draft that survives a reload, is warned about before the page goes, and hears of a newer version when the page does. */
export function useScheduleDraft(
  providerId: string,
  published: PublishedSchedule,
  todayDate: string,
): KeptDraft {
  const [draft, dispatch] = useReducer(reduceDraft, null, () => startDraft(published, todayDate))
  const [found, setFound] = useState<'unknown' | 'nothing' | Schedule>('unknown')
  const dirty = !isSameSchedule(draft.published.schedule, draft.schedule)

  // Looked for once, when the page opens: what is published later is met further down.
  useEffect(() => {
    let left = false
    void readStoredDraft(providerId).then(stored => {
      if (left) return
      setFound(stored?.schedule ?? 'nothing')
      if (!stored) return
      dispatch({ type: 'resume', ...stored })
      if (stored.published.version !== published.version) dispatch({ type: 'meetTheirs', theirs: published })
    })
    return () => {
      left = true
    }
  }, [providerId])

  useEffect(() => {
    if (found !== 'unknown') storeDraft(providerId, dirty ? draft : null)
  }, [found, providerId, dirty, draft])

  const isNews = published.version > draft.published.version && found !== 'unknown'
  useEffect(() => {
    if (isNews) dispatch({ type: 'meetTheirs', theirs: published })
  }, [isNews, published])

  useEffect(() => {
    if (!dirty) return
    const warn = (event: BeforeUnloadEvent) => event.preventDefault()
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [dirty])

  return { draft, dispatch, resumed: dirty && found === draft.schedule }
}
