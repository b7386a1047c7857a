'use client'
import { reasonLengthMax } from '@holdfast/shared/rules/limits'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { refusalText } from '#booking/refusal-text.ts'
import type { Reader } from '#format.ts'
import { refusalOf } from '#trpc/refusal-of.ts'
import { trpc } from '#trpc/trpc.ts'

interface CancelFormProps {
  appointmentId: string
  reader: Reader
  /** Who reads the reason: "Dr. Jekyll". */
  otherName: string
}

/** Cancels once it is sure; sending it twice cancels once. */
export function CancelForm({ appointmentId, reader, otherName }: CancelFormProps) {
  const router = useRouter()
  const [reason, setReason] = useState('')
  const showAppointment = () => {
    router.replace(`/appointments/${appointmentId}`)
    router.refresh()
  }
  const cancel = trpc.appointment.cancel.useMutation({
    onSuccess: showAppointment,
    onError: error => {
      if (refusalOf(error)?.code === 'already_cancelled') showAppointment()
    },
  })
  const sending = cancel.isPending || cancel.isSuccess

  function handleSubmit(event: FormEvent) {
    event.preventDefault()
    if (!sending) cancel.mutate({ appointmentId, reason: reason || undefined })
  }

  return (
    <form onSubmit={handleSubmit} className="mt-6">
      {cancel.error && (
        <p role="alert" className="notice notice-warm mb-5 font-semibold">
          {refusalText(refusalOf(cancel.error), reader)}
        </p>
      )}
      <label htmlFor="reason" className="block font-medium">
        Reason <span className="font-normal text-muted">(optional)</span>
      </label>
      <p id="reason-help" className="mt-1 text-sm text-muted">
        Only you and {otherName} see this.
      </p>
      <textarea
        id="reason"
        aria-describedby="reason-help"
        rows={3}
        maxLength={reasonLengthMax}
        value={reason}
        onChange={event => setReason(event.target.value)}
        className="field mt-2"
      />
      <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
        <button type="submit" aria-disabled={sending} className="button button-danger w-full sm:w-auto">
          {sending ? 'Cancelling…' : 'Cancel this appointment'}
        </button>
        <Link href={`/appointments/${appointmentId}`} className="link inline-flex min-h-11 items-center">
          Keep it
        </Link>
      </div>
      <p role="status" className="mt-3 text-muted">
        {cancel.isPending && cancel.failureCount > 0 && 'No answer yet. We keep trying.'}
      </p>
    </form>
  )
}
