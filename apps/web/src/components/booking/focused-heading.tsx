'use client'
import { type ReactNode, useEffect, useRef } from 'react'

/**
 * A heading that takes the focus when what it is about changes while one looks, but not when the page opens, and not from
 * within `data-keeps-focus`: from what one may use many times over.
 */
export function FocusedHeading({
  id,
  about,
  children,
}: {
  id: string
  about: string | null
  children: ReactNode
}) {
  const heading = useRef<HTMLHeadingElement>(null)
  const known = useRef(about)
  useEffect(() => {
    if (known.current === about) return
    known.current = about
    if (!document.activeElement?.closest('[data-keeps-focus]')) heading.current?.focus()
  }, [about])
  return (
    <h2 ref={heading} id={id} tabIndex={-1}>
      {children}
    </h2>
  )
}
