'use client'
import { type FormEvent, useId, useState } from 'react'
import { Dialog, Heading } from 'react-aria-components/Dialog'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { cityOf, formatClock, formatTime, readSameClock, timeZoneNames, zoneName } from '#format.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { findZones } from './find-zones.ts'

interface ZoneDialogProps {
  /** The zone of the browser, as far as it is known. */
  ownTimeZone: string | null
  onClose: () => void
}

/** More than so many are not read through; one types on. */
const shownMax = 8

/** Another zone for all hours: searched by city, with what the change means, and confirmed by a button of its own. */
export function ZoneDialog({ ownTimeZone, onClose }: ZoneDialogProps) {
  const { locale, draft, dispatch, announce } = useScheduleEditor()
  const { timeZone } = draft.schedule
  const id = useId()
  const [now] = useState(() => Date.now())
  const [names] = useState(timeZoneNames)
  const [text, setText] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const known = [timeZone, draft.published.schedule.timeZone, ownTimeZone ?? timeZone]
  const found = text.trim() ? findZones(names, text) : [...new Set(known)]
  const shown = found.slice(0, shownMax)
  const selected = chosen && shown.includes(chosen) && chosen !== timeZone ? chosen : null

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (!selected) return document.getElementById(`${id}.city`)?.focus()
    dispatch({ type: 'setTimeZone', timeZone: selected })
    announce(`Times are now in ${selected}, in your draft. 09:00 stays 09:00.`)
    onClose()
  }

  return (
    <ModalOverlay
      isOpen
      isDismissable
      onOpenChange={open => {
        if (!open) onClose()
      }}
      className="fixed inset-0 z-40 flex items-center justify-center overflow-y-auto bg-black/50 p-3"
    >
      <Modal className="card max-h-[calc(100dvh-1.5rem)] w-full max-w-lg overflow-y-auto p-5 sm:p-6">
        <Dialog className="outline-none">
          <Heading slot="title" level={2}>
            Change time zone
          </Heading>
          <form onSubmit={handleSubmit}>
            <p className="mt-1 text-muted">
              09:00 stays 09:00: your hours keep the times that are written, on the clock of the new zone.
            </p>
            <label htmlFor={`${id}.city`} className="mt-4 block font-medium">
              City
            </label>
            <input
              id={`${id}.city`}
              autoFocus
              type="search"
              autoComplete="off"
              value={text}
              onChange={event => setText(event.target.value)}
              className="field mt-1.5"
            />
            <fieldset className="mt-3 min-w-0">
              <legend className="sr-only">Time zones</legend>
              <p role="status" className="text-sm text-muted">
                {text.trim() ? countOf(found.length) : 'Known for you. Search for any other city.'}
              </p>
              <div className="mt-1 divide-y divide-line">
                {shown.map(zone => (
                  <label
                    key={zone}
                    htmlFor={`${id}.${zone}`}
                    className="flex min-h-11 cursor-pointer items-center gap-3 py-1"
                  >
                    <input
                      id={`${id}.${zone}`}
                      type="radio"
                      name={`${id}.zone`}
                      checked={(selected ?? timeZone) === zone}
                      onChange={() => setChosen(zone)}
                      className="size-5 shrink-0 accent-brand"
                    />
                    <span className="min-w-0 grow">
                      <span className="font-medium">{cityOf(zone)}</span>{' '}
                      <span className="text-sm break-words text-muted">
                        {zone}
                        {zone === timeZone && ', as now'}
                      </span>
                    </span>
                    <span className="shrink-0 text-sm">{formatTime({ locale, timeZone: zone }, now)}</span>
                  </label>
                ))}
              </div>
            </fieldset>
            <p role="status" className="mt-3 min-h-12 text-sm">
              {selected && describeMove(selected)}
            </p>
            <div className="mt-3 flex flex-wrap items-center gap-x-5 gap-y-2">
              <button
                type="submit"
                aria-disabled={!selected}
                className="button button-primary aria-disabled:cursor-default aria-disabled:opacity-60"
              >
                {selected ? `Change to ${zoneName(selected)}` : 'Choose another zone'}
              </button>
              <button type="button" onClick={onClose} className="link min-h-11 cursor-pointer">
                Cancel
              </button>
            </div>
          </form>
        </Dialog>
      </Modal>
    </ModalOverlay>
  )

  /** By the clock of this moment, since the zones may be further apart in another season. */
  function describeMove(to: string): string {
    const kept = 'What is booked keeps its moment'
    if (readSameClock(timeZone, to, now)) return `${kept}. Both clocks read the same now.`
    const [here, there] = [timeZone, to].map(zone => formatClock({ locale, timeZone: zone }, now))
    return `${kept}: a visit at ${here} ${zoneName(timeZone)} would read ${there} ${zoneName(to)}.`
  }
}

function countOf(count: number): string {
  if (count === 0) return 'No city is called so. Try a larger one in the same zone.'
  if (count > shownMax) return `The first ${shownMax} of ${count}. Type on for fewer.`
  return count === 1 ? '1 zone' : `${count} zones`
}
