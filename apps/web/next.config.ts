import type { NextConfig } from 'next'

/** Those of pages, which know a nonce, are in src/proxy.ts. */
const everywhere = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
]
const forPrograms = [
  { key: 'Content-Security-Policy', value: "default-src 'none'; frame-ancestors 'none'" },
  { key: 'Cache-Control', value: 'no-store' },
]

export default {
  transpilePackages: ['@holdfast/api', '@holdfast/shared'],
  // The `typecheck` task checks types, once, with its own cache; a build need not repeat it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // The title comes with the head for everybody, not only for robots: a page without one has no name for who hears it (WCAG 2.4.2).
  htmlLimitedBots: /./,
  // The tree holds what people wrote: no notes for coding tools added to it by `next dev`.
  agentRules: false,
  headers: async () => [
    { source: '/:path*', headers: everywhere },
    { source: '/api/(trpc|v1)/:path*', headers: forPrograms },
  ],
} satisfies NextConfig
