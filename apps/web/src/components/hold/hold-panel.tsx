'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { holdPath } from '#booking/booking-search.ts'
import type { VisitWords } from '#booking/describe-visit.ts'
import { RefusedSlot } from '#components/booking/refused-slot.tsx'
import { ConfirmForm } from '#components/hold/confirm-form.tsx'
import { EndedHold } from '#components/hold/ended-hold.tsx'
import { HoldTimer } from '#components/hold/hold-timer.tsx'
import type { Reader } from '#format.ts'
import type { WantedSlot } from '#hold/hold-memory.ts'
import type { HoldState } from '#hold/hold-state.ts'
import { useHoldJourney } from '#hold/use-hold-journey.ts'
import { useKeptText } from '#hold/use-kept-text.ts'

interface HoldPanelProps {
  slug: string
  providerName: string
  slot: WantedSlot
  zone: string | null
  reader: Reader
  words: VisitWords
  /** The page on which another time is chosen. */
  timesPath: string
}

/** The hold of one slot from its making to its confirmation. */
export function HoldPanel({ slug, providerName, slot, zone, reader, words, timesPath }: HoldPanelProps) {
  const router = useRouter()
  const journey = useHoldJourney(slot)
  const reason = useKeptText(`holdfast.reason ${slot.startsAt} ${slot.providerId}`)
  const { state } = journey
  const pathOf = (startsAt: string) => holdPath({ slug, visitTypeId: slot.visitTypeId, startsAt, zone })
  useBookedExit(state, zone, reason.forget)
  useTitle(state)

  function choose(startsAt: string) {
    if (startsAt === slot.startsAt) journey.askAgain()
    else router.push(pathOf(startsAt))
  }

  async function leave() {
    await journey.letGo()
    router.push(timesPath)
  }

  return (
    <>
      <h1 className="text-2xl sm:text-3xl">
        <span className="inline-block">{words.day},</span>{' '}
        <span className="whitespace-nowrap">{words.times}</span>
        {state.phase === 'held' && ', held for you'}
      </h1>
      {words.elsewhere && <p className="mt-2 text-muted">{words.elsewhere}</p>}
      {state.phase === 'asking' && <Asking failures={journey.failures} />}
      {state.phase === 'held' && (
        <div className="mt-6">
          <HoldTimer hold={state.hold} reader={reader} onRunOut={journey.runOut} />
          <ConfirmForm
            providerName={providerName}
            when={words.short}
            reader={reader}
            reason={reason.text}
            onReason={reason.keep}
            confirming={state.confirming}
            failures={journey.failures}
            problem={state.problem}
            onConfirm={() => journey.confirm(reason.text)}
            onLeave={leave}
          />
        </div>
      )}
      {state.phase === 'ended' && (
        <EndedHold
          slot={slot}
          reader={reader}
          stillFree={state.stillFree}
          kept={reason.text !== ''}
          pathOf={pathOf}
          onAskAgain={journey.askAgain}
          onChoose={choose}
        />
      )}
      {state.phase === 'lost' && (
        <div className="mt-6">
          <RefusedSlot
            startsAt={slot.startsAt}
            refusal={state.refusal}
            reader={reader}
            pathOf={pathOf}
            onChoose={choose}
          />
        </div>
      )}
      {(state.phase === 'ended' || state.phase === 'lost') && (
        <button type="button" onClick={leave} className="link mt-4 min-h-11 cursor-pointer">
          See all times with {providerName}
        </button>
      )}
      {state.phase === 'booked' && <p className="mt-6">Booked. Taking you to your appointment…</p>}
    </>
  )
}

function Asking({ failures }: { failures: number }) {
  return (
    <div className="mt-6">
      <p role="status">
        {failures > 0
          ? 'No answer yet. We keep trying to hold this time for you.'
          : 'Holding this time for you…'}
      </p>
      <div aria-hidden="true" className="mt-4 space-y-4">
        <div className="skeleton h-12" />
        <div className="skeleton h-24" />
        <div className="skeleton h-11 w-64 max-w-full" />
      </div>
    </div>
  )
}

/** A booked visit has its own page; this one gives way to it, also in the history. */
function useBookedExit(state: HoldState, zone: string | null, forgetReason: () => void) {
  const router = useRouter()
  const appointmentId = state.phase === 'booked' ? state.appointmentId : null
  useEffect(() => {
    if (!appointmentId) return
    forgetReason()
    router.replace(`/appointments/${appointmentId}${zone ? `?${new URLSearchParams({ zone })}` : ''}`)
  }, [appointmentId, zone, router, forgetReason])
}

const titles = {
  asking: 'Holding your time',
  held: 'Confirm your time',
  ended: 'Your hold ended',
  lost: 'Choose another time',
  booked: 'Booked',
} as const satisfies Record<HoldState['phase'], string>

function useTitle({ phase }: HoldState) {
  useEffect(() => {
    document.title = `${titles[phase]} · Holdfast`
  }, [phase])
}
