import { slotExplainInput, slotFindInput, slotWatchInput } from '@holdfast/shared/input'
import { explainSlot } from '../operation/explain-slot.ts'
import { findSlots } from '../operation/find-slots.ts'
import { watchSlots } from '../operation/watch-slots.ts'
import { publicProcedure, router } from '../trpc.ts'

export const slotRouter = router({
  find: publicProcedure
    .input(slotFindInput)
    .query(({ ctx, input }) => findSlots(ctx.stores, ctx.identity, input, ctx.now)),
  explain: publicProcedure
    .input(slotExplainInput)
    .query(({ ctx, input }) => explainSlot(ctx.stores, ctx.identity, input, ctx.now)),
  watch: publicProcedure
    .input(slotWatchInput)
    .subscription(({ ctx, input, signal }) => watchSlots(ctx.stores, input, ctx.takePlace, signal)),
})
