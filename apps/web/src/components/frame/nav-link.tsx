'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'

/** A link of the main menu that knows whether one is there. */
export function NavLink({ href, children }: { href: string; children: string }) {
  const pathname = usePathname()
  const here =
    href === '/' ? pathname === '/' || pathname.startsWith('/providers') : pathname.startsWith(href)
  return (
    <Link href={href} prefetch={false} aria-current={here ? 'page' : undefined} className="tab px-1">
      {children}
    </Link>
  )
}
