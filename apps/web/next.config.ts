import type { NextConfig } from 'next'

const securityHeaders = [
  { key: 'X-Content-Type-Options', value: 'nosniff' },
  { key: 'Referrer-Policy', value: 'same-origin' },
  {
    key: 'Content-Security-Policy',
    value: "frame-ancestors 'none'; base-uri 'self'; object-src 'none'",
  },
]

export default {
  transpilePackages: ['@holdfast/api', '@holdfast/shared'],
  // The `typecheck` task checks types, once, with its own cache; a build need not repeat it.
  typescript: { ignoreBuildErrors: true },
  poweredByHeader: false,
  // The tree holds what people wrote: no notes for coding tools added to it by `next dev`.
  agentRules: false,
  headers: async () => [{ source: '/:path*', headers: securityHeaders }],
} satisfies NextConfig
