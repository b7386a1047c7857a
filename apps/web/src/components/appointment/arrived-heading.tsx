'use client'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useHydrated } from '#components/schedule/use-hydrated.ts'

/** The heading of a page. It takes the focus of one who comes from another page of ours, but not when the browser loads it. */
export function ArrivedHeading({ children }: { children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null)
  const [arrived] = useState(useHydrated())
  useEffect(() => {
    if (arrived) heading.current?.focus()
  }, [arrived])
  return (
    <h1 ref={heading} tabIndex={-1}>
      {children}
    </h1>
  )
}
