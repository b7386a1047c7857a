'use client'
import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import { reasonLengthMax } from '@holdfast/shared/rules/limits'
import Link from 'next/link'
import type { FormEvent } from 'react'
import { refusalText } from '#booking/refusal-text.ts'
import type { Reader } from '#format.ts'

interface ConfirmFormProps {
  providerName: string
  /** "Tue 24 Nov, 09:15 GMT" */
  when: string
  reader: Reader
  reason: string
  onReason: (reason: string) => void
  confirming: boolean
  /** Attempts to confirm that got no answer so far. */
  failures: number
  problem: { refusal: BookingRefusal | null } | null
  onConfirm: () => void
  onLeave: () => void
}

/** The one thing to fill in, which need not be, and the button that says what it does. */
export function ConfirmForm(props: ConfirmFormProps) {
  const { providerName, when, reader, reason, confirming, failures, problem } = props

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    props.onConfirm()
  }

  return (
    <form onSubmit={handleSubmit} className="mt-6">
      {problem && <ConfirmProblem refusal={problem.refusal} reader={reader} />}
      <label className="block font-medium" htmlFor="reason">
        Reason for the visit <span className="font-normal text-muted">(optional)</span>
      </label>
      <p id="reason-help" className="mt-1 text-sm text-muted">
        Only you and {providerName} see this. Up to {reasonLengthMax} characters.
      </p>
      <textarea
        id="reason"
        aria-describedby="reason-help"
        rows={3}
        maxLength={reasonLengthMax}
        value={reason}
        onChange={event => props.onReason(event.target.value)}
        className="field mt-2"
      />
      <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
        <button type="submit" aria-disabled={confirming} className="button button-primary w-full sm:w-auto">
          {confirming ? 'Confirming…' : `Confirm ${when}`}
        </button>
        <button type="button" onClick={props.onLeave} className="link min-h-11 cursor-pointer">
          Choose another time
        </button>
      </div>
      <p role="status" className="mt-3 text-muted">
        {confirming && failures > 0 && 'No answer yet. We keep trying; you will not be booked twice.'}
      </p>
    </form>
  )
}

function ConfirmProblem({ refusal, reader }: { refusal: BookingRefusal | null; reader: Reader }) {
  return (
    <div role="alert" className="notice notice-warm mb-5">
      <p className="font-semibold">{refusalText(refusal, reader)}</p>
      {refusal?.code === 'client_busy' && (
        <Link className="link mt-2 inline-block" href={`/appointments/${refusal.detail.appointmentId}`}>
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
