'use client'
import { useState } from 'react'
import { ZoneOptions } from '#components/booking/zone-options.tsx'
import { browserTimeZone, cityOf, formatTime, type Reader, zoneName } from '#format.ts'

interface ZoneChoiceProps {
  reader: Reader
  /** "16:40 GMT", as the server read the clock. */
  clock: string
  returnTo: string
}

/** In which zone the times are, and another one at a click. Works as a plain form too. */
export function ZoneChoice({ reader, clock, returnTo }: ZoneChoiceProps) {
  const [open, setOpen] = useState(false)
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)} className="text-sm">
      <summary className="flex min-h-11 cursor-pointer flex-wrap items-center gap-x-2">
        <span>
          Times are in <strong className="font-semibold">{zoneName(reader.timeZone)}</strong>{' '}
          <span className="text-muted">(now {clock})</span>
        </span>
        <span className="link">Change</span>
      </summary>
      <form
        action="/time-zone"
        method="post"
        className="card mt-2 flex max-w-md flex-wrap items-end gap-3 p-4"
      >
        <input type="hidden" name="returnTo" value={returnTo} />
        <label className="grow basis-48 font-medium">
          City
          <input
            name="timeZone"
            list="time-zones"
            autoComplete="off"
            placeholder={cityOf(reader.timeZone)}
            className="field mt-1.5 text-base font-normal"
          />
        </label>
        <button type="submit" className="button">
          Use this zone
        </button>
        {open && <OwnZone reader={reader} />}
        <datalist id="time-zones">{open && <ZoneOptions locale={reader.locale} />}</datalist>
      </form>
    </details>
  )
}

/** The way back to the browser's own zone, for one who reads in another. */
function OwnZone({ reader }: { reader: Reader }) {
  const own = browserTimeZone()
  if (own === reader.timeZone) return null
  return (
    <p className="w-full">
      Leave the field empty to use the zone of this device: {zoneName(own)}, now{' '}
      {formatTime({ ...reader, timeZone: own }, Date.now())}.
    </p>
  )
}
