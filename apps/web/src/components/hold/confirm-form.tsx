'use client'
import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import Link from 'next/link'
import type { FormEvent, ReactNode } from 'react'
import { refusalText } from '#booking/refusal-text.ts'
import { formatTime, type Reader } from '#format.ts'

interface ConfirmFormProps {
  /** What the button does: "Confirm Tue 24 Nov, 09:15 GMT". */
  action: string
  /** The same while it goes on: "Confirming…". */
  ongoing: string
  /** The appointment that is moved; null for a new one. */
  move: string | null
  reader: Reader
  /** What to fill in. */
  children: ReactNode
  /** Until when the time is held, epoch milliseconds. */
  expiresAt: number
  online: boolean
  confirming: boolean
  /** Attempts to confirm that got no answer so far. */
  failures: number
  problem: { refusal: BookingRefusal | null } | null
  onConfirm: () => void
  onLeave: () => void
}

/** The button that says what it does, under what there is to fill in. */
export function ConfirmForm(props: ConfirmFormProps) {
  const { action, ongoing, move, reader, children, confirming, problem } = props

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    props.onConfirm()
  }

  return (
    <form onSubmit={handleSubmit} className="mt-6">
      {problem && <ConfirmProblem refusal={problem.refusal} move={move} reader={reader} />}
      {children}
      <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
        <button type="submit" aria-disabled={confirming} className="button button-primary w-full sm:w-auto">
          {confirming ? ongoing : action}
        </button>
        <button
          type="button"
          aria-disabled={confirming}
          onClick={props.onLeave}
          className="link min-h-11 cursor-pointer aria-disabled:cursor-progress"
        >
          Choose another time
        </button>
      </div>
      <p role="status" className="mt-3 text-muted empty:hidden">
        {waitingText(props)}
      </p>
      <p className="mt-4 text-sm text-muted">
        A reload or a closed tab keeps the time for you. Going elsewhere on this site lets it go.
      </p>
    </form>
  )
}

function waitingText({ online, confirming, failures, expiresAt, reader }: ConfirmFormProps): string | null {
  if (!online) {
    const kept = `You are offline. Your time is held until ${formatTime(reader, expiresAt)}; what you wrote is kept.`
    return confirming ? `${kept} Your booking goes on by itself when you are back.` : kept
  }
  return confirming && failures > 0 ? 'No answer yet. We keep trying; you will not be booked twice.' : null
}

interface ConfirmProblemProps {
  refusal: BookingRefusal | null
  move: string | null
  reader: Reader
}

function ConfirmProblem({ refusal, move, reader }: ConfirmProblemProps) {
  const unmovable = refusal?.code === 'already_cancelled' || refusal?.code === 'already_started'
  const inTheWay = refusal?.code === 'client_busy' ? refusal.detail.appointmentId : unmovable ? move : null
  return (
    <div role="alert" className="notice notice-warm mb-5">
      <p className="font-semibold">{refusalText(refusal, reader)}</p>
      {inTheWay && (
        <Link className="link mt-2 inline-block" href={`/appointments/${inTheWay}`}>
          See that appointment
        </Link>
      )}
      {refusal?.code === 'not_signed_in' && (
        <button type="button" className="button mt-3" onClick={() => window.location.reload()}>
          Sign in
        </button>
      )}
    </div>
  )
}
