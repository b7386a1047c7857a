'use client'
import { useRouter } from 'next/navigation'
import { trpc } from '#trpc/trpc.ts'

/** Gives a held time back to everybody. */
export function LetGoButton({ holdId, when }: { holdId: string; when: string }) {
  const router = useRouter()
  const release = trpc.hold.release.useMutation({ onSuccess: () => router.refresh() })
  return (
    <button
      type="button"
      aria-label={`Let ${when} go`}
      aria-disabled={release.isPending}
      onClick={() => release.isPending || release.mutate({ holdId })}
      className="button"
    >
      {release.isPending ? 'Letting go…' : 'Let it go'}
    </button>
  )
}
