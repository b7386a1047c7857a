import Link from 'next/link'

/** What a client sees who follows a link to a provider's page. */
export function ForProvidersOnly({ name }: { name: string }) {
  return (
    <div className="max-w-xl">
      <h1>This page is for providers</h1>
      <p className="mt-4 text-muted">
        You are signed in as {name}, who books visits. Those who offer visits set their hours and see who is
        coming here; to do that, sign out and sign in with a provider’s account.
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <Link href="/appointments" className="button button-primary">
          My appointments
        </Link>
        <form action="/auth/sign-out" method="post">
          <button type="submit" className="button">
            Sign out
          </button>
        </form>
      </div>
    </div>
  )
}
