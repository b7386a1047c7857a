'use client'
import { formatDay, formatTime, type Reader } from '#format.ts'
import { ChangeList } from '../change-list.tsx'
import type { ListedVersion } from './version-list.ts'

interface VersionCardProps {
  listed: ListedVersion
  reader: Reader
  /** Who reads: the `sub` of their token. */
  subject: string
  isCurrent: boolean
  onRestore: () => void
}

/** One published version: when, by whom, and what it changed. */
export function VersionCard({ listed, reader, subject, isCurrent, onRestore }: VersionCardProps) {
  const { version, publishedAt, publishedBy } = listed.version
  const at = Date.parse(publishedAt)
  const headingId = `version-${version}`
  return (
    <li className="card p-4 sm:px-5">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4">
        <h2 id={headingId} tabIndex={-1}>
          {formatDay(reader, at, { year: true })}, {formatTime(reader, at)}
        </h2>
        {isCurrent && <span className="font-semibold text-brand">Clients see this now</span>}
      </div>
      <p className="text-sm text-muted">
        Version {version}, published by {publishedBy === subject ? 'you' : 'somebody else with access'}
      </p>
      <div className="mt-2">
        <VersionChanges changes={listed.changes} />
      </div>
      {!isCurrent && (
        <button
          type="button"
          onClick={onRestore}
          aria-describedby={headingId}
          className="link mt-2 min-h-9 cursor-pointer"
        >
          Restore this version
        </button>
      )}
    </li>
  )
}

function VersionChanges({ changes }: { changes: string[] | null }) {
  if (!changes) return <p className="text-muted">Show older versions to see what it changed.</p>
  return changes.length > 0 ? (
    <ChangeList changes={changes} />
  ) : (
    <p className="text-muted">Changed nothing.</p>
  )
}
