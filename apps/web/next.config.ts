import type { NextConfig } from 'next'
import { headersEverywhere, headersForPrograms } from './src/server/fixed-headers.ts'

const listed = (headers: Record<string, string>) =>
  Object.entries(headers).map(([key, value]) => ({ key, value }))

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
    { source: '/:path*', headers: listed(headersEverywhere) },
    { source: '/api/(trpc|v1)/:path*', headers: listed(headersForPrograms) },
  ],
} satisfies NextConfig
