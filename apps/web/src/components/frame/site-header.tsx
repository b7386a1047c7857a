import type { Identity } from '@holdfast/api'
import Link from 'next/link'
import { Suspense } from 'react'
import { Account } from '#components/frame/account.tsx'
import { BrandMark } from '#components/frame/brand-mark.tsx'
import { NavLink } from '#components/frame/nav-link.tsx'

const clientPlaces = [
  { href: '/', name: 'Find care' },
  { href: '/appointments', name: 'My appointments' },
]
const providerPlaces = [
  { href: '/schedule', name: 'Schedule' },
  { href: '/calendar', name: 'Appointments' },
]

export function SiteHeader({ identity }: { identity: Identity | null }) {
  const places = identity?.kind === 'provider' ? providerPlaces : clientPlaces
  return (
    <header className="border-b border-line bg-surface">
      <div className="mx-auto flex max-w-5xl flex-wrap items-center gap-x-8 px-4 py-2 sm:px-6">
        <Link
          href="/"
          prefetch={false}
          className="flex min-h-11 items-center gap-2.5 text-lg font-semibold tracking-tight"
        >
          <BrandMark />
          Holdfast
        </Link>
        <nav aria-label="Main" className="order-last flex w-full gap-6 sm:order-none sm:w-auto">
          {places.map(place => (
            <NavLink key={place.href} href={place.href}>
              {place.name}
            </NavLink>
          ))}
        </nav>
        <div className="ms-auto min-w-0">
          <Suspense>
            <Account identity={identity} />
          </Suspense>
        </div>
      </div>
    </header>
  )
}
