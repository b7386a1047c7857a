'use client'
import type { ScheduleProblem } from '@holdfast/shared/rules/errors'
import { checkSchedule, type Schedule } from '@holdfast/shared/rules/schedule'
import Link from 'next/link'
import { useRef, useState } from 'react'
import type { Locale } from '#locale.ts'
import { DateExceptions } from './date-exceptions.tsx'
import { type ProblemPlace, placeProblem } from './draft/problem-place.ts'
import { describeChanges } from './draft/schedule-changes.ts'
import type { PublishedSchedule } from './draft/schedule-draft.ts'
import { DraftActions } from './draft-actions.tsx'
import { countChanges } from './draft-bar.tsx'
import { ExplainTime } from './explain/explain-time.tsx'
import type { HoursView } from './grid/hours-view.ts'
import { ProblemSummary } from './problem-summary.tsx'
import { ScheduleClocks } from './schedule-clocks.tsx'
import { type Offer, ScheduleEditorContext } from './schedule-editor-context.ts'
import { TimeOffSection } from './time-off/time-off-section.tsx'
import { UpcomingDaysPanel } from './upcoming-days-panel.tsx'
import { useHydrated } from './use-hydrated.ts'
import { usePublish } from './use-publish.ts'
import { useScheduleDraft } from './use-schedule-draft.ts'
import { WeeklyHours } from './weekly-hours.tsx'

interface ScheduleEditorProps {
  providerId: string
  published: PublishedSchedule
  offer: Offer
  locale: Locale
  ownTimeZone: string | null
  todayDate: string
  /** Epoch milliseconds. */
  openedAt: number
  hoursView: HoursView
}

interface Checked {
  /** The schedule that was checked: what was wrong in it says nothing about a later one. */
  schedule: Schedule
  problems: readonly ProblemPlace[]
  times: number
}

/** A provider's hours: one draft that every part of the page edits, and the way to publish it. */
export function ScheduleEditor(props: ScheduleEditorProps) {
  const { providerId, published, offer, locale, ownTimeZone, todayDate, openedAt, hoursView } = props
  const { draft, dispatch, resumed } = useScheduleDraft(providerId, published, todayDate)
  const publishing = usePublish(draft, dispatch)
  const hydrated = useHydrated()
  const [said, setSaid] = useState('')
  const [checked, setChecked] = useState<Checked | null>(null)
  const fields = useRef<HTMLFieldSetElement>(null)
  const changes = describeChanges(locale, draft.published.schedule, draft.schedule)
  const reader = { locale, timeZone: draft.schedule.timeZone }

  const place = (problem: ScheduleProblem) => placeProblem(locale, draft, problem)
  const refused = publishing.problems.map(place)
  const problems = checked?.schedule === draft.schedule ? [...checked.problems, ...refused] : []

  /** Whether the draft could be published; if not, the page says why. */
  function check(): boolean {
    const found = [...unreadTimes(fields.current), ...checkSchedule(draft.schedule).map(place)]
    setChecked({ schedule: draft.schedule, problems: found, times: (checked?.times ?? 0) + 1 })
    return found.length === 0
  }

  return (
    <ScheduleEditorContext
      value={{ locale, draft, dispatch, announce: setSaid, providerId, ownTimeZone, offer, openedAt }}
    >
      <h1>Your hours</h1>
      <ScheduleClocks reader={reader} ownTimeZone={ownTimeZone} openedAt={openedAt} />
      <p className="mt-2">
        <Link href="/schedule/history" prefetch={false} className="link">
          History
        </Link>
      </p>
      {resumed && (
        <p role="status" className="notice mt-4">
          Your draft from before is here. Clients do not see it until you publish.
        </p>
      )}
      {problems.length > 0 && <ProblemSummary key={checked?.times} places={problems} />}
      <div className="@container mt-6">
        <div className="grid items-start gap-6 @4xl:grid-cols-[1fr_20rem]">
          <fieldset ref={fields} disabled={!hydrated} className="min-w-0 space-y-6">
            <WeeklyHours hoursView={hoursView} />
            <DateExceptions />
            <TimeOffSection />
          </fieldset>
          <div className="top-6 [@media(min-width:64rem)_and_(min-height:60rem)]:sticky">
            <UpcomingDaysPanel />
            <ExplainTime />
          </div>
        </div>
      </div>
      <div className="sr-only">
        <p role="status">{said}</p>
        <p role="status">{changes.length > 0 && `Your draft has ${countChanges(changes.length)}.`}</p>
      </div>
      <DraftActions changes={changes} check={check} publishing={publishing} />
    </ScheduleEditorContext>
  )
}

/** Times that were typed and could not be read: they are in their fields only, not in the draft. */
function unreadTimes(fields: HTMLElement | null): ProblemPlace[] {
  const invalid = fields?.querySelectorAll<HTMLInputElement>('[role="combobox"]:invalid') ?? []
  return Array.from(invalid, field => {
    const hours = field.closest('fieldset')?.querySelector('legend')?.textContent ?? ''
    return { text: `${hours}: ${field.validationMessage}`, fieldId: field.id, patternDate: null }
  })
}
