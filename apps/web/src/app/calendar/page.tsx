import { requireIdentity } from '#appointments/page-appointment.ts'
import { AppointmentList } from '#components/calendar/appointment-list.tsx'
import { CalendarBoard } from '#components/calendar/calendar-board.tsx'
import { calendarPath, parseCalendarSearch } from '#components/calendar/calendar-search.ts'
import { CalendarViews } from '#components/calendar/calendar-views.tsx'
import { ForProvidersOnly } from '#components/frame/for-providers-only.tsx'
import { formatTime, zoneName } from '#format.ts'
import { readViewer } from '#server/viewer.ts'
import { getOwnSchedule } from '#set-up/own-schedule.ts'
import './calendar.css'

export const metadata = { title: 'Your appointments' }

export default async function CalendarPage({ searchParams }: PageProps<'/calendar'>) {
  const search = parseCalendarSearch(await searchParams)
  const identity = await requireIdentity(calendarPath(search))
  if (identity.kind === 'client') return <ForProvidersOnly name={identity.name} />
  const now = Date.now()
  const [viewer, { version, schedule }] = await Promise.all([readViewer(), getOwnSchedule(identity)])
  const { timeZone } = schedule
  const reader = { locale: viewer.locale, timeZone }
  const shared = { reader, ownTimeZone: viewer.detectedTimeZone ?? timeZone, hasPublished: version > 0 }
  const { view, cursor } = search
  return (
    <>
      <h1>Your appointments</h1>
      <p className="mt-2 text-muted">
        Days and times are in {zoneName(timeZone)} (now {formatTime(reader, now)}).
      </p>
      <div className="mt-4 mb-6">
        <CalendarViews search={search} />
      </div>
      {view === 'week' || view === 'day' ? (
        <CalendarBoard {...shared} identity={identity} schedule={schedule} search={search} now={now} />
      ) : (
        <AppointmentList {...shared} question={{ identity, timeZone, view, cursor, now }} />
      )}
    </>
  )
}
