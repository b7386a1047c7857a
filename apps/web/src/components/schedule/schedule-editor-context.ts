'use client'
import { createContext, type Dispatch, useContext } from 'react'
import type { Locale } from '#locale.ts'
import type { DraftAction, ScheduleDraft } from './draft/schedule-draft.ts'

interface ScheduleEditorState {
  locale: Locale
  draft: ScheduleDraft
  dispatch: Dispatch<DraftAction>
  /** Says a short sentence to those who cannot see what changed. */
  announce: (text: string) => void
  providerId: string
  /** The zone of the browser, as far as it is known. */
  ownTimeZone: string | null
  /** What beside the schedule decides which times are offered. */
  offer: Offer
  /** The time of the first paint, in epoch milliseconds. */
  openedAt: number
}

export interface Offer {
  durationMinutes: number
  noticeMinutes: number
  horizonDays: number
}

export const ScheduleEditorContext = createContext<ScheduleEditorState | null>(null)

/** The draft that is being edited and the way to change it. */
export function useScheduleEditor(): ScheduleEditorState {
  const state = useContext(ScheduleEditorContext)
  if (!state) throw new Error('This is no part of a schedule editor.')
  return state
}
