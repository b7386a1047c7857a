'use client'
import { useSyncExternalStore } from 'react'

const subscribeToNothing = () => () => {}

/** False until the page works: what is typed before that would be lost. */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    subscribeToNothing,
    () => true,
    () => false,
  )
}
