'use client'
import { useSyncExternalStore } from 'react'

/** Where Tailwind's `md` begins. */
const wide = '(min-width: 48rem)'

function subscribe(onChange: () => void) {
  const query = matchMedia(wide)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}

/** Whether the window has room for a week; null before the page works, when only CSS knows. */
export function useIsWide(): boolean | null {
  return useSyncExternalStore<boolean | null>(
    subscribe,
    () => matchMedia(wide).matches,
    () => null,
  )
}
