import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'
import { router } from '../trpc.ts'
import { appointmentRouter } from './appointment.ts'
import { holdRouter } from './hold.ts'
import { providerRouter } from './provider.ts'
import { scheduleRouter } from './schedule.ts'
import { slotRouter } from './slot.ts'

export const appRouter = router({
  provider: providerRouter,
  slot: slotRouter,
  hold: holdRouter,
  appointment: appointmentRouter,
  schedule: scheduleRouter,
})

export type AppRouter = typeof appRouter
export type RouterInputs = inferRouterInputs<AppRouter>
export type RouterOutputs = inferRouterOutputs<AppRouter>
