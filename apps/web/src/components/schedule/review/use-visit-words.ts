'use client'
import { describeVisit, type VisitWords } from '#booking/describe-visit.ts'
import { useScheduleEditor } from '../schedule-editor-context.ts'
import type { AffectedVisit } from '../use-publish.ts'

/** An appointment in words: on the provider's clock, and on the reader's own where that one reads differently. */
export function useVisitWords({ startsAt, endsAt, provider }: AffectedVisit): VisitWords {
  const { locale, ownTimeZone } = useScheduleEditor()
  return describeVisit(
    { locale, timeZone: provider.timeZone },
    {
      startsAt: Date.parse(startsAt),
      endsAt: Date.parse(endsAt),
      providerTimeZone: ownTimeZone ?? provider.timeZone,
    },
  )
}
