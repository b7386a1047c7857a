import type { DateMark } from './describe-date.ts'

const paths: Record<DateMark, string> = {
  hours: 'M8 2 14 8 8 14 2 8Z',
  closed: 'm3 3 10 10m0-10L3 13',
  timeOff: 'M1 13 13 1M1 7l6-6M9 15l6-6',
}

/** What each sign in a calendar says. */
export const signNames: Record<DateMark, string> = {
  hours: 'Different hours',
  closed: 'Not available',
  timeOff: 'Time off',
}

/** A sign for what sets a date apart, so that it is not told by colour alone. */
export function DateSign({ mark }: { mark: DateMark }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className="size-2.5">
      <path d={paths[mark]} fill="none" stroke="currentColor" strokeWidth="2.5" />
    </svg>
  )
}
