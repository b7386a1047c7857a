import type { Identity } from '@holdfast/api'
import { Suspense } from 'react'
import { requireIdentity } from '#appointments/page-appointment.ts'
import { ForProvidersOnly } from '#components/frame/for-providers-only.tsx'
import { ProviderNotSetUp } from '#components/frame/provider-not-set-up.tsx'
import { ScheduleEditor } from '#components/schedule/schedule-editor.tsx'
import { ScheduleSkeleton } from '#components/schedule/schedule-skeleton.tsx'
import { localDate } from '#format.ts'
import { getApi } from '#server/api.ts'
import { refusalCodeOf } from '#server/refusal-of.ts'
import { readViewer } from '#server/viewer.ts'
import { TrpcProvider } from '#trpc/trpc-provider.tsx'

export const metadata = { title: 'Your hours' }

export default async function SchedulePage() {
  const identity = await requireIdentity('/schedule')
  if (identity.kind === 'client') return <ForProvidersOnly name={identity.name} />
  return (
    <Suspense fallback={<ScheduleSkeleton />}>
      <PublishedHours identity={identity} />
    </Suspense>
  )
}

type ProviderIdentity = Extract<Identity, { kind: 'provider' }>

async function PublishedHours({ identity }: { identity: ProviderIdentity }) {
  const now = Date.now()
  const [viewer, published] = await Promise.all([readViewer(), findPublished(identity)])
  if (!published) return <ProviderNotSetUp name={identity.name} />
  const { version, schedule } = published
  return (
    <TrpcProvider>
      <ScheduleEditor
        providerId={identity.providerId}
        published={{ version, schedule }}
        locale={viewer.locale}
        ownTimeZone={viewer.detectedTimeZone}
        todayDate={localDate(schedule.timeZone, now)}
        openedAt={now}
      />
      <noscript>
        <p className="notice mt-6">
          Changing your hours needs JavaScript. Please switch it on and load this page again.
        </p>
      </noscript>
    </TrpcProvider>
  )
}

/** The schedule in force; null for a provider that is not known here. */
async function findPublished(identity: ProviderIdentity) {
  try {
    return await getApi().caller(identity).schedule.get()
  } catch (error) {
    if (refusalCodeOf(error) === 'provider_not_found') return null
    throw error
  }
}
