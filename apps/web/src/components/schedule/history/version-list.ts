import type { Schedule } from '@holdfast/shared/rules/schedule'
import type { Locale } from '#locale.ts'
import { describeChanges } from '../draft/schedule-changes.ts'

export interface Version {
  version: number
  publishedAt: string
  /** The `sub` of who published it. */
  publishedBy: string
  schedule: Schedule
}

export interface VersionPage {
  /** The newest first. */
  versions: Version[]
  nextCursor: string | null
}

export interface ListedVersion {
  version: Version
  /** What it changed in the one before it, in words; null while that one is not loaded. */
  changes: string[] | null
}

/** Versions, the newest first, with what each changed. `hasOlder` says that there are others before the last one. */
export function listVersions(
  locale: Locale,
  versions: readonly Version[],
  hasOlder: boolean,
): ListedVersion[] {
  return versions.map((version, index) => {
    const before = versions[index + 1]?.schedule
    if (!before && hasOlder) return { version, changes: null }
    const base = before ?? { ...version.schedule, weekly: [], exceptions: {}, timeOff: [] }
    return { version, changes: describeChanges(locale, base, version.schedule) }
  })
}
