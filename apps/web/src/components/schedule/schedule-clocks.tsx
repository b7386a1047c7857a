'use client'
import { useEffect, useState } from 'react'
import { formatTime, type Reader, readSameClock, zoneName } from '#format.ts'
import { ZoneChange } from './zone/zone-change.tsx'

interface ScheduleClocksProps {
  reader: Reader
  /** The zone of the browser, as far as it is known. */
  ownTimeZone: string | null
  /** The time of the first paint, in epoch milliseconds. */
  openedAt: number
}

const secondMs = 1000

/** In which zone the hours are, with the clock there, and the clock here where it reads differently. */
export function ScheduleClocks({ reader, ownTimeZone, openedAt }: ScheduleClocksProps) {
  const [now, setNow] = useState(openedAt)
  useEffect(() => {
    const ticking = setInterval(() => setNow(Date.now()), 5 * secondMs)
    return () => clearInterval(ticking)
  }, [])
  const differs = ownTimeZone && !readSameClock(ownTimeZone, reader.timeZone, now)
  return (
    <div className="mt-2 flex flex-wrap items-baseline gap-x-4">
      <p className="text-muted">
        Times are in <strong className="font-semibold text-ink">{reader.timeZone}</strong> (now{' '}
        {formatTime(reader, now)}).
        {differs &&
          ` Your own clock is on ${zoneName(ownTimeZone)} (now ${formatTime({ ...reader, timeZone: ownTimeZone }, now)}).`}
      </p>
      <ZoneChange ownTimeZone={ownTimeZone} />
    </div>
  )
}
