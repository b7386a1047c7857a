'use client'
import type { RouterOutputs } from '@holdfast/api'
import { checkSchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { trpc } from '#trpc/trpc.ts'

export interface Preview {
  /** What publishing would do, as far as it is known: while a newer draft is being looked at, of the one before. */
  found: RouterOutputs['schedule']['preview'] | null
  /** `checked` when `found` is of this very draft; `failed` when that could not be found out. */
  state: 'checking' | 'checked' | 'failed'
}

const debounceMs = 600

/** What publishing the draft would do to appointments and holds, asked for when the draft has been at rest for a moment. */
export function usePreview(schedule: Schedule, edited: boolean): Preview {
  const [rested, setRested] = useState(schedule)
  useEffect(() => {
    const resting = setTimeout(() => setRested(schedule), debounceMs)
    return () => clearTimeout(resting)
  }, [schedule])

  const atRest = rested === schedule
  const { data, isPlaceholderData, isError } = trpc.schedule.preview.useQuery(
    { schedule: rested },
    {
      enabled: edited && atRest && checkSchedule(rested).length === 0,
      placeholderData: keepPreviousData,
      retry: 1,
      gcTime: 0,
      refetchOnWindowFocus: false,
    },
  )
  const checked = atRest && data !== undefined && !isPlaceholderData
  return {
    found: edited ? (data ?? null) : null,
    state: checked ? 'checked' : atRest && isError ? 'failed' : 'checking',
  }
}
