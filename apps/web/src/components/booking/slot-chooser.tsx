'use client'
import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import { useRouter } from 'next/navigation'
import { createContext, type ReactNode, use, useCallback, useMemo, useState } from 'react'
import { holdPath } from '#booking/booking-search.ts'
import { RefusedSlot } from '#components/booking/refused-slot.tsx'
import { formatTime, type Reader } from '#format.ts'
import { browserMemory } from '#hold/browser-memory.ts'
import { forgetHoldId } from '#hold/hold-memory.ts'
import { useHoldSlot } from '#hold/use-hold-slot.ts'
import { refusalOf } from '#trpc/refusal-of.ts'

interface SlotChoice {
  /** The slot that is being held at this moment. */
  choosing: string | null
  /** Null where choosing is left to the link: for one who is not signed in as a client. */
  choose: ((startsAt: string) => void) | null
}

const SlotChoiceContext = createContext<SlotChoice>({ choosing: null, choose: null })

export const useSlotChoice = () => use(SlotChoiceContext)

interface SlotChooserProps {
  slug: string
  providerId: string
  visitTypeId: string
  zone: string | null
  /** The appointment that the chosen time is for; null for a new one. */
  move: string | null
  reader: Reader
  canHold: boolean
  children: ReactNode
}

interface Refused {
  startsAt: string
  refusal: BookingRefusal | null
}

/** Holds the slot that is chosen at once; a lost one stays on the list with the nearest free times. */
export function SlotChooser({
  slug,
  providerId,
  visitTypeId,
  zone,
  move,
  reader,
  canHold,
  children,
}: SlotChooserProps) {
  const router = useRouter()
  const { holdSlot, failures } = useHoldSlot()
  const [choosing, setChoosing] = useState<string | null>(null)
  const [refused, setRefused] = useState<Refused | null>(null)

  const pathOf = useCallback(
    (startsAt: string) => holdPath({ slug, visitTypeId, startsAt, zone, move }),
    [slug, visitTypeId, zone, move],
  )

  const choose = useCallback(
    async (startsAt: string) => {
      const slot = { providerId, visitTypeId, startsAt, rescheduleOf: move ?? undefined }
      setChoosing(startsAt)
      setRefused(null)
      try {
        await holdSlot(slot, { renew: true })
        router.push(pathOf(startsAt))
      } catch (error) {
        const refusal = refusalOf(error)
        if (refusal) forgetHoldId(browserMemory(), slot)
        setRefused({ startsAt, refusal })
        setChoosing(null)
        router.refresh()
      }
    },
    [holdSlot, providerId, visitTypeId, move, pathOf, router],
  )
  const choice = useMemo(() => ({ choosing, choose: canHold ? choose : null }), [choosing, choose, canHold])

  return (
    <SlotChoiceContext value={choice}>
      <p role="status" className="sr-only">
        {choosing && holdingText(choosing, reader, failures)}
      </p>
      {refused && <RefusedSlot {...refused} reader={reader} pathOf={pathOf} onChoose={choose} />}
      {children}
    </SlotChoiceContext>
  )
}

function holdingText(startsAt: string, reader: Reader, failures: number): string {
  const time = formatTime(reader, Date.parse(startsAt))
  return failures > 0 ? `No answer yet. Still trying to hold ${time}.` : `Holding ${time} for you.`
}
