import { cookies } from 'next/headers'
import { Suspense } from 'react'
import { requireIdentity } from '#appointments/page-appointment.ts'
import { ForProvidersOnly } from '#components/frame/for-providers-only.tsx'
import { hoursViewCookie, parseHoursView } from '#components/schedule/grid/hours-view.ts'
import { ScheduleEditor } from '#components/schedule/schedule-editor.tsx'
import { ScheduleSkeleton } from '#components/schedule/schedule-skeleton.tsx'
import { localDate } from '#format.ts'
import { readViewer } from '#server/viewer.ts'
import { getOwnSchedule, type ProviderIdentity } from '#set-up/own-schedule.ts'
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

async function PublishedHours({ identity }: { identity: ProviderIdentity }) {
  const now = Date.now()
  const [viewer, published, jar] = await Promise.all([readViewer(), getOwnSchedule(identity), cookies()])
  const { version, schedule, offer } = published
  return (
    <TrpcProvider>
      <ScheduleEditor
        providerId={identity.providerId}
        published={{ version, schedule }}
        offer={offer}
        locale={viewer.locale}
        ownTimeZone={viewer.detectedTimeZone}
        todayDate={localDate(schedule.timeZone, now)}
        openedAt={now}
        hoursView={parseHoursView(jar.get(hoursViewCookie)?.value)}
      />
      <noscript>
        <p className="notice mt-6">
          Changing your hours needs JavaScript. Please switch it on and load this page again.
        </p>
      </noscript>
    </TrpcProvider>
  )
}
