'use client'
import { useState } from 'react'
import type { AffectedVisit } from '../use-publish.ts'

export interface VisitChoice {
  cancel: boolean
  /** What its client is told, if anything. */
  message: string
}

const keep: VisitChoice = { cancel: false, message: '' }

export interface VisitChoices {
  of: (appointmentId: string) => VisitChoice
  choose: (appointmentId: string, change: Partial<VisitChoice>) => void
  /** Those of these visits that are to be cancelled. */
  toCancel: (visits: readonly AffectedVisit[]) => AffectedVisit[]
}

/** What is to become of the appointments that the new hours leave outside: each is kept unless somebody says otherwise. */
export function useVisitChoices(): VisitChoices {
  const [chosen, setChosen] = useState<Readonly<Record<string, VisitChoice>>>({})
  const of = (appointmentId: string) => chosen[appointmentId] ?? keep
  return {
    of,
    choose: (appointmentId, change) =>
      setChosen(before => ({
        ...before,
        [appointmentId]: { ...(before[appointmentId] ?? keep), ...change },
      })),
    toCancel: visits => visits.filter(({ appointmentId }) => of(appointmentId).cancel),
  }
}
