import type { ReactNode } from 'react'
import { TrpcProvider } from '#trpc/trpc-provider.tsx'

export default function AppointmentsLayout({ children }: { children: ReactNode }) {
  return <TrpcProvider>{children}</TrpcProvider>
}
