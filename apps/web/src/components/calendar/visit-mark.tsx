import type { ReactNode } from 'react'

/** Something about an appointment that should not be overlooked. */
export function VisitMark({ children }: { children: ReactNode }) {
  return (
    <span className="rounded-full bg-accent-soft px-2.5 py-0.5 text-sm font-semibold text-accent">
      {children}
    </span>
  )
}
