import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { SiteHeader } from '#components/frame/site-header.tsx'
import { ZoneKeeper } from '#components/frame/zone-keeper.tsx'
import { readIdentity } from '#server/session.ts'
import { readViewer } from '#server/viewer.ts'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Holdfast', template: '%s · Holdfast' },
  description:
    'Find a time with somebody who can help. The time that you choose is held for you while you book.',
}

export const viewport: Viewport = {
  colorScheme: 'light dark',
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fffdf9' },
    { media: '(prefers-color-scheme: dark)', color: '#172127' },
  ],
}

export default async function RootLayout({ children }: { children: ReactNode }) {
  const [identity, viewer] = await Promise.all([readIdentity(), readViewer()])
  return (
    <html lang={viewer.locale}>
      <body className="flex min-h-dvh flex-col font-sans antialiased">
        <a
          href="#main"
          className="no-print button button-primary sr-only z-10 focus:not-sr-only focus:absolute focus:top-2 focus:left-2"
        >
          Skip to the content
        </a>
        <SiteHeader identity={identity} />
        <main
          id="main"
          tabIndex={-1}
          className="mx-auto w-full max-w-5xl grow px-4 py-8 outline-none sm:px-6 sm:py-12"
        >
          {children}
        </main>
        <footer className="mx-auto w-full max-w-5xl px-4 py-8 text-sm text-muted sm:px-6">
          A time that you hold stays yours for 30 minutes. A visit that you confirmed stays booked.{' '}
          <a href="/api/docs" className="link no-print">
            For programs
          </a>
        </footer>
        <ZoneKeeper knownTimeZone={viewer.detectedTimeZone} />
      </body>
    </html>
  )
}
