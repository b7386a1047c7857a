'use client'
import { lazy, Suspense, useState } from 'react'
import { zoneButtonId } from '../draft/problem-place.ts'
import { useHydrated } from '../use-hydrated.ts'

const ZoneDialog = lazy(async () => {
  const { ZoneDialog } = await import('./zone-dialog.tsx')
  return { default: ZoneDialog }
})

/** The way to another zone, in a dialog of its own: it is no field that one changes in passing. */
export function ZoneChange({ ownTimeZone }: { ownTimeZone: string | null }) {
  const hydrated = useHydrated()
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        id={zoneButtonId}
        type="button"
        disabled={!hydrated}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
        className="link min-h-8 cursor-pointer text-sm"
      >
        Change time zone…
      </button>
      {open && (
        <Suspense>
          <ZoneDialog ownTimeZone={ownTimeZone} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
