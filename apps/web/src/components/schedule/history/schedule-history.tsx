'use client'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { unreachableText } from '#booking/refusal-text.ts'
import type { Reader } from '#format.ts'
import { trpc } from '#trpc/trpc.ts'
import { RestorePanel } from './restore-panel.tsx'
import { RestoredNote } from './restored-note.tsx'
import { useRestore } from './use-restore.ts'
import { VersionCard } from './version-card.tsx'
import { listVersions, type Version, type VersionPage } from './version-list.ts'

interface ScheduleHistoryProps {
  /** The newest versions, at least one. */
  first: VersionPage
  reader: Reader
  subject: string
}

/** Every version that was published, the newest first; each of them can be published anew. */
export function ScheduleHistory({ first, reader, subject }: ScheduleHistoryProps) {
  const { schedule: calls } = trpc.useUtils()
  const [{ versions, nextCursor }, setPage] = useState(first)
  const [wanted, setWanted] = useState<Version | null>(null)
  const [loading, setLoading] = useState<'no' | 'yes' | 'failed'>('no')
  const [current] = versions
  const restoring = useRestore({ current, subject }, published =>
    setPage(before => ({ ...before, versions: [published, ...before.versions] })),
  )
  const { done } = restoring

  async function showOlder() {
    if (loading === 'yes' || !nextCursor) return
    setLoading('yes')
    try {
      const older = await calls.history.fetch({ cursor: nextCursor })
      setPage(before => ({ ...older, versions: [...before.versions, ...older.versions] }))
      setLoading('no')
    } catch {
      setLoading('failed')
    }
  }

  function ask(version: Version) {
    restoring.reset()
    setWanted(version)
  }

  function goBack(version: Version) {
    flushSync(() => setWanted(null))
    document.getElementById(`version-${version.version}`)?.focus()
  }

  return (
    <div className="mt-6 space-y-4">
      {done && !wanted && (
        <RestoredNote
          key={current?.version}
          restored={done.restored}
          affectedCount={done.affectedCount}
          restoring={restoring}
          onUndo={() => restoring.restore(done.former, () => {})}
        />
      )}
      {wanted && current && (
        <RestorePanel
          key={wanted.version}
          locale={reader.locale}
          current={current}
          wanted={wanted}
          restoring={restoring}
          onRestore={() => restoring.restore(wanted, () => setWanted(null))}
          onBack={() => goBack(wanted)}
        />
      )}
      <ol className="space-y-3">
        {listVersions(reader.locale, versions, nextCursor !== null).map(listed => (
          <VersionCard
            key={listed.version.version}
            listed={listed}
            reader={reader}
            subject={subject}
            isCurrent={listed.version === current}
            onRestore={() => ask(listed.version)}
          />
        ))}
      </ol>
      {nextCursor && (
        <button
          type="button"
          onClick={() => void showOlder()}
          aria-disabled={loading === 'yes'}
          className="button"
        >
          {loading === 'yes' ? 'Loading…' : 'Show older versions'}
        </button>
      )}
      <p role="status">{loading === 'failed' && unreachableText}</p>
    </div>
  )
}
