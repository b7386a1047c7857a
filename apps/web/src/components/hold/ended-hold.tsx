'use client'
import { nearestSlotsMax } from '@holdfast/shared/rules/limits'
import { useEffect, useRef } from 'react'
import { nearestStarts } from '#booking/nearest-starts.ts'
import { RefusedSlot } from '#components/booking/refused-slot.tsx'
import { localDate, type Reader } from '#format.ts'
import type { WantedSlot } from '#hold/hold-memory.ts'
import { trpc } from '#trpc/trpc.ts'

interface NearestTimesProps {
  slot: WantedSlot
  reader: Reader
  /** The address of the page that holds a slot. */
  pathOf: (startsAt: string) => string
  onChoose: (startsAt: string) => void
}

interface EndedHoldProps extends NearestTimesProps {
  stillFree: boolean | null
  /** Whether something was written that is kept. */
  kept: boolean
  online: boolean
  onAskAgain: () => void
}

/** What can still be done when a hold has ended by its time. */
export function EndedHold({ stillFree, kept, online, onAskAgain, ...nearest }: EndedHoldProps) {
  const panel = useRef<HTMLDivElement>(null)
  useEffect(() => panel.current?.focus(), [])
  return (
    <div ref={panel} tabIndex={-1} className="mt-6">
      <p role="alert">
        Your hold ended. {stillFree && 'This time is still free.'}
        {stillFree === false && 'The time was taken meanwhile.'}
        {stillFree === null &&
          (online
            ? 'We are asking whether the time is still free…'
            : 'You are offline. We ask whether the time is still free as soon as you are back.')}
        {kept && ' What you wrote is kept.'}
      </p>
      {stillFree && (
        <button type="button" onClick={onAskAgain} className="button button-primary mt-4">
          Hold it again
        </button>
      )}
      {stillFree === false && <NearestTimes {...nearest} />}
    </div>
  )
}

const aroundMs = 7 * 24 * 60 * 60 * 1000

/** The free times around one that is gone. */
function NearestTimes({ slot, reader, pathOf, onChoose }: NearestTimesProps) {
  const { providerId, visitTypeId, startsAt, rescheduleOf } = slot
  const { timeZone } = reader
  const found = trpc.slot.find.useQuery({
    providerId,
    visitTypeId,
    rescheduleOf,
    timeZone,
    fromDate: localDate(timeZone, Date.parse(startsAt) - aroundMs),
    toDate: localDate(timeZone, Date.parse(startsAt) + aroundMs),
  })
  if (!found.data) return null
  const nearest = nearestStarts(startsAt, found.data.slots, nearestSlotsMax)
  return (
    <div className="mt-4">
      <RefusedSlot
        startsAt={startsAt}
        refusal={{ code: 'slot_taken', retryable: false, detail: { nearest } }}
        reader={reader}
        pathOf={pathOf}
        onChoose={onChoose}
      />
    </div>
  )
}
