import Link from 'next/link'

/** What one sees who has nothing booked. */
export function NoAppointments() {
  return (
    <div className="card max-w-xl p-6">
      <p className="text-muted">You have no appointment coming up.</p>
      <Link href="/" className="button button-primary mt-4">
        Find care
      </Link>
    </div>
  )
}
