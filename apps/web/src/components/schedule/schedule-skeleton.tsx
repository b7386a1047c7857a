const rows = ['mon', 'tue', 'wed', 'thu', 'fri']

/** The page's layout while the hours are on their way. */
export function ScheduleSkeleton() {
  return (
    <div>
      <h1>Your hours</h1>
      <p role="status" className="mt-2 text-muted">
        Loading your hours…
      </p>
      <div aria-hidden="true" className="@container mt-6">
        <div className="grid items-start gap-6 @4xl:grid-cols-[1fr_20rem]">
          <div className="card space-y-5 p-6">
            {rows.map(row => (
              <div key={row} className="skeleton h-16" />
            ))}
          </div>
          <div className="card p-6">
            <div className="skeleton h-64" />
          </div>
        </div>
      </div>
    </div>
  )
}
