'use client'
import { batchSizeMax } from '@holdfast/shared/rules/limits'
import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { httpBatchLink, httpSubscriptionLink, splitLink } from '@trpc/client'
import { type ReactNode, useState } from 'react'
import { retryUnknown } from '#trpc/retry-unknown.ts'
import { trpc } from '#trpc/trpc.ts'

const apiPath = '/api/trpc'

// A button must know that its call is under way before its next click: on a busy machine both clicks of a double click come
// before a timer does, by which a page would be told otherwise.
notifyManager.setScheduler(queueMicrotask)

function createQueryClient() {
  return new QueryClient({ defaultOptions: { queries: retryUnknown, mutations: retryUnknown } })
}

function createTrpcClient() {
  // Inputs may be private, and a URL ends up in logs; what is watched is public.
  return trpc.createClient({
    links: [
      splitLink({
        condition: ({ type }) => type === 'subscription',
        true: httpSubscriptionLink({ url: apiPath }),
        false: httpBatchLink({ url: apiPath, maxItems: batchSizeMax, methodOverride: 'POST' }),
      }),
    ],
  })
}

/** What a part of the site needs around it in order to use the hooks of `trpc`. */
export function TrpcProvider({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient)
  const [trpcClient] = useState(createTrpcClient)
  return (
    <trpc.Provider client={trpcClient} queryClient={queryClient}>
      <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
    </trpc.Provider>
  )
}
