'use client'
import { type ReactNode, useEffect, useRef } from 'react'

/** The heading of something that takes the place of what had the focus: it takes the focus too. */
export function ArrivingHeading({ id, children }: { id: string; children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} id={id} tabIndex={-1}>
      {children}
    </h2>
  )
}
