import { scheduleGetInput, schedulePublishInput, scheduleSetDateInput } from '@holdfast/shared/input'
import { getSchedule } from '../operation/get-schedule.ts'
import { publishSchedule } from '../operation/publish-schedule.ts'
import { setScheduleDate } from '../operation/set-schedule-date.ts'
import { providerProcedure, router } from '../trpc.ts'

export const scheduleRouter = router({
  get: providerProcedure.input(scheduleGetInput).query(({ ctx }) => getSchedule(ctx.stores, ctx.identity)),
  publish: providerProcedure
    .input(schedulePublishInput)
    .mutation(({ ctx, input }) => publishSchedule(ctx.stores, ctx.identity, input, ctx.now)),
  setDate: providerProcedure
    .input(scheduleSetDateInput)
    .mutation(({ ctx, input }) => setScheduleDate(ctx.stores, ctx.identity, input, ctx.now)),
})
