'use client'
import { useEffect, useRef } from 'react'
import { keepsHold } from '#hold/keeps-hold.ts'

interface Leaving {
  /** The hold that this page has; null while it has none. */
  holdId: string | null
  /** Whether it is to be given back: not while a confirm may have been carried out. */
  givesBack: boolean
  slug: string
  onLeave: (holdId: string) => void
}

/**
 * Calls `onLeave` with the hold of this page when one goes elsewhere on the site, unless another tab has the same hold open. A
 * reload, a closed tab and the way through sign-in end the document and not the page within it: they keep the hold, for nothing
 * can tell them apart in time (docs/decisions/0010).
 */
export function useLeaving(leaving: Leaving): void {
  const { holdId, slug } = leaving
  const latest = useRef(leaving)
  useEffect(() => {
    latest.current = leaving
  })

  useEffect(() => {
    // Without locks, as on a page that came over plain HTTP, nobody knows of other tabs.
    if (!holdId || !navigator.locks) return
    const { promise: gone, resolve: go } = Promise.withResolvers<void>()
    const name = `holdfast.hold ${holdId}`
    const lock = navigator.locks.request(name, { mode: 'shared' }, () => gone)
    return () => {
      go()
      void lock.then(() => {
        const { givesBack, onLeave } = latest.current
        if (!givesBack || keepsHold(window.location.pathname, slug)) return
        return navigator.locks.request(name, { ifAvailable: true }, last => {
          if (last) onLeave(holdId)
        })
      })
    }
  }, [holdId, slug])
}
