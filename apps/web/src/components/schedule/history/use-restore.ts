'use client'
import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { refusalOf } from '#trpc/refusal-of.ts'
import { trpc } from '#trpc/trpc.ts'
import type { Version } from './version-list.ts'

interface Restored {
  /** The number of the version whose value clients see again. */
  restored: number
  affectedCount: number
  /** What clients saw before. */
  former: Version
}

interface Restoring {
  restore: (version: Version, onDone: () => void) => void
  sending: boolean
  /** What was refused; `unknown` when no answer came at all; null for nothing. */
  failure: BookingRefusal | 'unknown' | null
  done: Restored | null
  reset: () => void
}

/**
 * Publishes the value of an old version as a new one, upon the version that its reader compared it with: when somebody has published since,
 * it is refused and nothing changes, as with any publish.
 */
export function useRestore(
  { current, subject }: { current: Version | undefined; subject: string },
  onPublished: (published: Version) => void,
): Restoring {
  const router = useRouter()
  const [done, setDone] = useState<Restored | null>(null)
  const call = trpc.schedule.publish.useMutation()

  function restore({ version: restored, schedule }: Version, onDone: () => void) {
    if (call.isPending || !current) return
    call.mutate(
      { schedule, baseVersion: current.version },
      {
        onSuccess: ({ version, affectedCount }) => {
          setDone({ restored, affectedCount, former: current })
          const publishedAt = new Date().toISOString()
          onPublished({ version, publishedAt, publishedBy: subject, schedule })
          router.refresh()
          onDone()
        },
      },
    )
  }

  return {
    restore,
    sending: call.isPending,
    failure: call.error && (refusalOf(call.error) ?? 'unknown'),
    done,
    reset: () => {
      call.reset()
      setDone(null)
    },
  }
}
