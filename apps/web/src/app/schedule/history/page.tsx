import type { Metadata } from 'next'
import Link from 'next/link'
import { requireIdentity } from '#appointments/page-appointment.ts'
import { ForProvidersOnly } from '#components/frame/for-providers-only.tsx'
import { ScheduleHistory } from '#components/schedule/history/schedule-history.tsx'
import { getApi } from '#server/api.ts'
import { readViewer } from '#server/viewer.ts'
import { getOwnSchedule } from '#set-up/own-schedule.ts'
import { TrpcProvider } from '#trpc/trpc-provider.tsx'

export const metadata: Metadata = { title: 'History of your hours' }

export default async function ScheduleHistoryPage() {
  const identity = await requireIdentity('/schedule/history')
  if (identity.kind === 'client') return <ForProvidersOnly name={identity.name} />
  const { schedule } = await getOwnSchedule(identity)
  const [{ locale }, history] = await Promise.all([
    readViewer(),
    getApi().caller(identity).schedule.history({}),
  ])
  return (
    <div className="max-w-3xl">
      <h1>History of your hours</h1>
      <p className="mt-2 text-muted">
        Every version that you published. Restoring one publishes it again; nothing is lost.{' '}
        <Link href="/schedule" className="link">
          To your hours
        </Link>
      </p>
      {history.versions.length === 0 ? (
        <p className="mt-6">You have not published any hours yet.</p>
      ) : (
        <TrpcProvider>
          <ScheduleHistory
            first={history}
            reader={{ locale, timeZone: schedule.timeZone }}
            subject={identity.subject}
          />
        </TrpcProvider>
      )}
    </div>
  )
}
