'use client'
import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import { useMutation } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { type SetUpOutcome, type SetUpRequest, setUpProvider } from '#set-up/set-up-provider.ts'
import { refusalOf } from '#trpc/refusal-of.ts'
import { trpc } from '#trpc/trpc.ts'

interface SettingUp {
  send: (request: SetUpRequest) => void
  sending: boolean
  /** Whether an answer is missing and the same is being asked again. */
  waiting: boolean
  /** How the last one went; null before and while it is being sent. */
  outcome: SetUpOutcome | null
  /** What was refused; `unknown` when no answer came at all. */
  failure: BookingRefusal | 'unknown' | null
}

/** Sets a provider up, and goes on to the schedule where that is all that is left. Without an answer the same is sent again. */
export function useSetUp(onAnswer: () => void): SettingUp {
  const router = useRouter()
  const { client } = trpc.useUtils()
  const call = useMutation({
    mutationFn: (request: SetUpRequest) => setUpProvider(client, request),
    onSettled: outcome => (outcome?.kind === 'known' ? router.push('/schedule') : onAnswer()),
  })
  const sending = call.isPending || call.data?.kind === 'known'
  return {
    send: request => sending || call.mutate(request),
    sending,
    waiting: call.isPending && call.failureCount > 0,
    outcome: call.data ?? null,
    failure: call.error && (refusalOf(call.error) ?? 'unknown'),
  }
}
