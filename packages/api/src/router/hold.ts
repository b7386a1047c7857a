import { holdCreateInput, holdIdInput, holdListInput } from '@holdfast/shared/input'
import { checkHold } from '../operation/check-hold.ts'
import { holdSlot } from '../operation/hold-slot.ts'
import { listHolds } from '../operation/list-holds.ts'
import { releaseHold } from '../operation/release-hold.ts'
import { clientProcedure, router } from '../trpc.ts'

export const holdRouter = router({
  create: clientProcedure
    .input(holdCreateInput)
    .mutation(({ ctx, input }) => holdSlot(ctx.stores, ctx.identity, input, ctx.now)),
  check: clientProcedure
    .input(holdIdInput)
    .query(({ ctx, input }) => checkHold(ctx.stores, ctx.identity, input, ctx.now)),
  list: clientProcedure.input(holdListInput).query(({ ctx }) => listHolds(ctx.stores, ctx.identity)),
  release: clientProcedure
    .input(holdIdInput)
    .mutation(({ ctx, input }) => releaseHold(ctx.stores, ctx.identity, input)),
})
