'use client'
import { useState } from 'react'
import { type Kept, keep, startKeeping } from '#booking/kept.ts'

/** What a list offers, and what it has offered since this part of the page is there. */
export function useKept<Item extends { key: string }>(offered: readonly Item[]): Kept<Item> {
  const [kept, setKept] = useState(() => startKeeping(offered))
  if (kept.offered === offered) return kept
  const now = keep(kept, offered)
  setKept(now)
  return now
}
