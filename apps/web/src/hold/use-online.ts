'use client'
import { useSyncExternalStore } from 'react'
import { browserLine } from '#hold/browser-line.ts'

/** Whether there may be a line; true while the server draws the page. */
export function useOnline(): boolean {
  return useSyncExternalStore(browserLine.watch, browserLine.isOnline, () => true)
}
