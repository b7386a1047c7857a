'use client'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { refusalText } from '#booking/refusal-text.ts'
import { ReasonField } from '#components/appointment/reason-field.tsx'
import type { Reader } from '#format.ts'
import { refusalOf } from '#trpc/refusal-of.ts'
import { trpc } from '#trpc/trpc.ts'

interface CancelFormProps {
  appointmentId: string
  reader: Reader
  /** Who reads the reason: "Dr. Jekyll". */
  otherName: string
  /** A provider's reason is a message to their client. */
  cancelledBy: 'client' | 'provider'
  /** The path to show afterwards; the appointment's own by default. */
  returnTo: string | null
}

/** Cancels once it is sure; sending it twice cancels once. */
export function CancelForm({ appointmentId, reader, otherName, cancelledBy, returnTo }: CancelFormProps) {
  const router = useRouter()
  const [reason, setReason] = useState('')
  const leave = () => {
    router.replace(returnTo ?? `/appointments/${appointmentId}`)
    router.refresh()
  }
  const cancel = trpc.appointment.cancel.useMutation({
    onSuccess: leave,
    onError: error => {
      if (refusalOf(error)?.code === 'already_cancelled') leave()
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
      <ReasonField
        label={cancelledBy === 'provider' ? `Message to ${otherName}` : 'Reason for cancelling'}
        help={
          cancelledBy === 'provider'
            ? 'They read it with the cancellation. Nobody else does.'
            : `Only you and ${otherName} see this.`
        }
        reason={reason}
        onReason={setReason}
      />
      <div className="mt-5 flex flex-wrap items-center gap-x-6 gap-y-3">
        <button type="submit" aria-disabled={sending} className="button button-danger w-full sm:w-auto">
          {sending ? 'Cancelling…' : 'Cancel this appointment'}
        </button>
        <Link
          href={returnTo ?? `/appointments/${appointmentId}`}
          className="link inline-flex min-h-11 items-center"
        >
          Keep it
        </Link>
      </div>
      <p role="status" className="mt-3 text-muted">
        {cancel.isPending && cancel.failureCount > 0 && 'No answer yet. We keep trying.'}
      </p>
    </form>
  )
}
