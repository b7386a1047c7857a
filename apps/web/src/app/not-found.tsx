import Link from 'next/link'

export const metadata = { title: 'Page not found' }

export default function NotFound() {
  return (
    <div className="max-w-xl">
      <h1>There is nothing here</h1>
      <p className="mt-4 text-muted">
        The address may be mistyped, or what it led to may be gone. Your appointments are where they were.
      </p>
      <p className="mt-6 flex flex-wrap gap-3">
        <Link href="/" className="button button-primary">
          Find care
        </Link>
        <Link href="/appointments" className="button">
          My appointments
        </Link>
      </p>
    </div>
  )
}
