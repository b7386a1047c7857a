import { redirect } from 'next/navigation'
import { requireIdentity } from '#appointments/page-appointment.ts'
import { ForProvidersOnly } from '#components/frame/for-providers-only.tsx'
import { SetUpForm } from '#components/set-up/set-up-form.tsx'
import { readViewer } from '#server/viewer.ts'
import { findOwnSchedule, setUpPath } from '#set-up/own-schedule.ts'
import { TrpcProvider } from '#trpc/trpc-provider.tsx'

export const metadata = { title: 'Set up' }

export default async function SetUpPage() {
  const identity = await requireIdentity(setUpPath)
  if (identity.kind === 'client') return <ForProvidersOnly name={identity.name} />
  const [viewer, own] = await Promise.all([readViewer(), findOwnSchedule(identity)])
  if (own && own.version > 0) redirect('/schedule')
  return (
    <>
      <h1>Welcome, {identity.name}</h1>
      <p className="mt-3 max-w-2xl text-muted">
        A minute from here clients can book your first visits. What you publish now can be changed at any
        time.
      </p>
      <TrpcProvider>
        <SetUpForm
          accountName={identity.name}
          registeredTimeZone={own?.schedule.timeZone ?? null}
          locale={viewer.locale}
          detectedTimeZone={viewer.detectedTimeZone}
          openedAt={Date.now()}
        />
      </TrpcProvider>
      <noscript>
        <p className="notice mt-6">
          Setting up needs JavaScript. Please switch it on and load this page again.
        </p>
      </noscript>
    </>
  )
}
