'use client'
import { type ReactNode, useId, useLayoutEffect, useRef } from 'react'

interface GridDialogProps {
  title: string
  onClose: () => void
  children: ReactNode
}

/** A window over the page that has the focus until it is closed, by Escape too; the browser then gives it back. */
export function GridDialog({ title, onClose, children }: GridDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null)
  const titleId = useId()
  // Closed while it is still in the page, so that the focus finds its way back.
  useLayoutEffect(() => {
    const element = dialog.current
    element?.showModal()
    return () => element?.close()
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      onClose={event => !event.currentTarget.open && onClose()}
      // What is typed here is no key of the grid, nor of the page.
      onKeyDown={event => event.stopPropagation()}
      className="card m-auto max-h-[90dvh] w-[min(30rem,calc(100vw-1.5rem))] overflow-y-auto p-5 text-ink backdrop:bg-black/50 sm:p-6"
    >
      <h2 id={titleId}>{title}</h2>
      {children}
    </dialog>
  )
}
