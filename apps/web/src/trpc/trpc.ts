import type { AppRouter } from '@holdfast/api'
import { createTRPCReact } from '@trpc/react-query'

/** The hooks through which the pages call the Api. */
export const trpc = createTRPCReact<AppRouter>()
