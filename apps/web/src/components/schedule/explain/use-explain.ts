'use client'
import { useState } from 'react'
import { unreachableText } from '#booking/refusal-text.ts'
import { formatDate } from '#format.ts'
import { trpc } from '#trpc/trpc.ts'
import { formatWallTime } from '../draft/wall-time.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import { describeReason } from './describe-reason.ts'
import { instantsOfWallTime } from './instants-of-wall-time.ts'

export interface Explanation {
  text: string
  /** Who has the time; null where nobody has. */
  visit: { appointmentId: string; clientName: string } | null
}

interface Explaining {
  /** What was found, one for each time that the clock reads so; null before anything was asked, and while it is being found out. */
  explanations: readonly Explanation[] | null
  asking: boolean
  ask: (date: string, time: string) => Promise<void>
}

/** Finds out why a time of the published hours is not offered: `date` and `time` are read on the provider's clock. */
export function useExplain(): Explaining {
  const { locale, draft, providerId, offer } = useScheduleEditor()
  const { schedule } = draft.published
  const { timeZone } = schedule
  const { slot, appointment } = trpc.useUtils()
  const [explanations, setExplanations] = useState<readonly Explanation[] | null>(null)
  const [asking, setAsking] = useState(false)

  async function findVisit(date: string, startsAt: number): Promise<Explanation['visit']> {
    const { appointments } = await appointment.list.fetch(
      { fromDate: date, toDate: date, status: 'confirmed', limit: 100 },
      { staleTime: 0 },
    )
    const endsAt = startsAt + offer.durationMinutes * 60_000
    const there = appointments.find(
      other => Date.parse(other.startsAt) < endsAt && startsAt < Date.parse(other.endsAt),
    )
    return there ?? null
  }

  async function explain(date: string, startsAt: number): Promise<Explanation> {
    const { reason, heldUntil } = await slot.explain.fetch(
      { providerId, startsAt: new Date(startsAt).toISOString() },
      { staleTime: 0 },
    )
    const text = describeReason(locale, { schedule, offer, startsAt, now: Date.now(), reason, heldUntil })
    return { text, visit: reason === 'slot_taken' ? await findVisit(date, startsAt) : null }
  }

  async function ask(date: string, time: string) {
    const instants = instantsOfWallTime(timeZone, date, time)
    if (instants.length === 0) {
      const text = `${formatWallTime(locale, time)} does not exist on ${formatDate(locale, date, { year: true })}: the clocks go forward over it.`
      setExplanations([{ text, visit: null }])
      return
    }
    setAsking(true)
    setExplanations(null)
    try {
      setExplanations(await Promise.all(instants.map(startsAt => explain(date, startsAt))))
    } catch {
      setExplanations([{ text: unreachableText, visit: null }])
    } finally {
      setAsking(false)
    }
  }

  return { explanations, asking, ask }
}
