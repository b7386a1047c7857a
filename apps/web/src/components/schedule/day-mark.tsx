import type { UpcomingDay } from '@holdfast/shared/rules/upcoming-days'

const marks = {
  exception: { text: 'This date only', path: 'M8 1.5 14.5 8 8 14.5 1.5 8Z' },
  timeOff: { text: 'Time off', path: 'M2 14 14 2M2 8l6-6m6 6-6 6' },
}

/** Why a date is not like its weekday, and that it will change: each a sign and a word. */
export function DayMark({ day: { setBy, changed } }: { day: UpcomingDay }) {
  const mark = setBy && marks[setBy.kind]
  const label = setBy?.kind === 'timeOff' ? setBy.label : null
  return (
    <span className="flex flex-wrap gap-x-3 text-xs">
      {mark && (
        <span className="inline-flex min-w-0 items-center gap-1 text-muted">
          <svg viewBox="0 0 16 16" aria-hidden="true" className="size-3 shrink-0">
            <path d={mark.path} fill="none" stroke="currentColor" strokeWidth="2" />
          </svg>
          <span className="min-w-0 break-words">{label ? `${mark.text}: ${label}` : mark.text}</span>
        </span>
      )}
      {changed && <NotPublished />}
    </span>
  )
}

/** That clients do not see it yet. */
export function NotPublished() {
  return (
    <span className="inline-flex items-center gap-1 font-semibold text-accent">
      <svg viewBox="0 0 16 16" aria-hidden="true" className="size-2.5">
        <circle cx="8" cy="8" r="6" fill="currentColor" />
      </svg>
      Not published yet
    </span>
  )
}
