'use client'
import type { Identity } from '@holdfast/api'
import { usePathname, useSearchParams } from 'next/navigation'

/** Who is signed in and the way out, or the way in and back to this page. */
export function Account({ identity }: { identity: Identity | null }) {
  const pathname = usePathname()
  const search = useSearchParams().toString()
  if (!identity) {
    const returnTo = search ? `${pathname}?${search}` : pathname
    return (
      // Not a `Link`: sign-in leaves this site.
      <a href={`/auth/sign-in?${new URLSearchParams({ returnTo })}`} className="button px-4">
        Sign in
      </a>
    )
  }
  return (
    <form action="/auth/sign-out" method="post" className="flex min-w-0 items-center gap-3">
      <span className="max-w-40 truncate text-sm text-muted">
        <span className="sr-only">Signed in as </span>
        {identity.name}
      </span>
      <button type="submit" className="link min-h-11 shrink-0 cursor-pointer text-sm">
        Sign out
      </button>
    </form>
  )
}
