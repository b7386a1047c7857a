'use client'
import { useEffect, useRef, useState } from 'react'
import { formatTime, type Reader } from '#format.ts'
import { type Announcement, announcementBetween, remainingText } from '#hold/hold-clock.ts'
import type { LiveHold } from '#hold/hold-state.ts'
import { useRemaining } from '#hold/use-remaining.ts'

interface HoldTimerProps {
  hold: LiveHold
  reader: Reader
  onRunOut: () => void
}

/** Until when the time is held. Seen at every tick, heard only at the marks that matter. */
export function HoldTimer({ hold, reader, onRunOut }: HoldTimerProps) {
  const remaining = useRemaining(hold)
  const before = useRef(remaining)
  const [announced, setAnnounced] = useState<Announcement | null>(null)

  useEffect(() => {
    const announcement = announcementBetween(before.current, remaining)
    before.current = remaining
    if (announcement) setAnnounced(announcement)
    if (remaining <= 0) onRunOut()
  }, [remaining, onRunOut])

  const urgent = remaining < 2 * 60_000
  return (
    <div
      className={`rounded-lg border border-transparent px-4 py-3 ${urgent ? 'bg-accent-soft text-accent' : 'bg-brand-soft text-brand-strong'}`}
    >
      <p role="timer">
        <strong>Held until {formatTime(reader, hold.expiresAt)}</strong> ({remainingText(remaining)})
      </p>
      <p role="status" className="sr-only">
        {announced && !announced.urgent && announced.text}
      </p>
      <p role="alert" className="sr-only">
        {announced?.urgent && announced.text}
      </p>
    </div>
  )
}
