import { slotFindInput } from '@holdfast/shared/input'
import { findSlots } from '../operation/find-slots.ts'
import { publicProcedure, router } from '../trpc.ts'

export const slotRouter = router({
  find: publicProcedure
    .input(slotFindInput)
    .query(({ ctx, input }) => findSlots(ctx.stores, ctx.identity, input, ctx.now)),
})
