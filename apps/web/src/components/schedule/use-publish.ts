'use client'
import type { RouterOutputs } from '@holdfast/api'
import type { BookingRefusal, ScheduleProblem } from '@holdfast/shared/rules/errors'
import type { Schedule } from '@holdfast/shared/rules/schedule'
import { useRouter } from 'next/navigation'
import { type Dispatch, useState } from 'react'
import { refusalOf } from '#trpc/refusal-of.ts'
import { trpc } from '#trpc/trpc.ts'
import type { DraftAction, ScheduleDraft } from './draft/schedule-draft.ts'

export type Affected = Omit<RouterOutputs['schedule']['publish'], 'version'>
export type AffectedVisit = Affected['affected'][number]

interface Publishing {
  publish: (onDone: () => void) => void
  /** Makes what clients saw before the last publish the draft, and publishes that. It can conflict like any publish. */
  undoPublish: (onDone: () => void) => void
  /** Forgets how the last publish went. */
  reset: () => void
  sending: boolean
  /** Whether an answer is missing and the same is being asked again. */
  waiting: boolean
  /** What was refused; `unknown` when no answer came at all. */
  failure: BookingRefusal | 'unknown' | null
  /** What the server found wrong in the schedule. */
  problems: readonly ScheduleProblem[]
  /** The appointments outside the hours that were just published; null before. */
  affected: Affected | null
}

/**
 * Publishes the draft. Without an answer the same is sent again, which is safe: it gives the same version. When somebody
 * published in between, their version is fetched and the draft meets it.
 */
export function usePublish(draft: ScheduleDraft, dispatch: Dispatch<DraftAction>): Publishing {
  const router = useRouter()
  const { schedule: calls } = trpc.useUtils()
  const [former, setFormer] = useState<Schedule | null>(null)
  const call = trpc.schedule.publish.useMutation({
    onError: async error => {
      if (refusalOf(error)?.code !== 'schedule_changed') return
      const { version, schedule } = await calls.get.fetch()
      dispatch({ type: 'meetTheirs', theirs: { version, schedule } })
    },
  })
  const refusal = refusalOf(call.error)

  function send(schedule: Schedule, onDone: () => void) {
    if (call.isPending) return
    const { published } = draft
    call.mutate(
      { schedule, baseVersion: published.version },
      {
        onSuccess: ({ version }) => {
          setFormer(published.schedule)
          dispatch({ type: 'markPublished', published: { version, schedule } })
          router.refresh()
          onDone()
        },
      },
    )
  }

  return {
    publish: onDone => send(draft.schedule, onDone),
    undoPublish: onDone => {
      if (!former) return
      dispatch({ type: 'replaceSchedule', schedule: former })
      send(former, onDone)
    },
    reset: call.reset,
    sending: call.isPending,
    waiting: call.isPending && call.failureCount > 0,
    failure: call.error && (refusal ?? 'unknown'),
    problems: refusal?.code === 'invalid_schedule' ? refusal.detail.problems : [],
    affected: call.data ?? null,
  }
}
