import {
  scheduleGetInput,
  scheduleHistoryInput,
  schedulePreviewInput,
  schedulePublishInput,
  scheduleRevertInput,
  scheduleSetDateInput,
} from '@holdfast/shared/input'
import { getSchedule } from '../operation/get-schedule.ts'
import { listScheduleVersions } from '../operation/list-schedule-versions.ts'
import { previewSchedule } from '../operation/preview-schedule.ts'
import { publishSchedule } from '../operation/publish-schedule.ts'
import { revertSchedule } from '../operation/revert-schedule.ts'
import { setScheduleDate } from '../operation/set-schedule-date.ts'
import { providerProcedure, router } from '../trpc.ts'

export const scheduleRouter = router({
  get: providerProcedure.input(scheduleGetInput).query(({ ctx }) => getSchedule(ctx.stores, ctx.identity)),
  publish: providerProcedure
    .input(schedulePublishInput)
    .mutation(({ ctx, input }) => publishSchedule(ctx.stores, ctx.identity, input, ctx.now)),
  preview: providerProcedure
    .input(schedulePreviewInput)
    .query(({ ctx, input }) => previewSchedule(ctx.stores, ctx.identity, input, ctx.now)),
  history: providerProcedure
    .input(scheduleHistoryInput)
    .query(({ ctx, input }) => listScheduleVersions(ctx.stores, ctx.identity, input)),
  revert: providerProcedure
    .input(scheduleRevertInput)
    .mutation(({ ctx, input }) => revertSchedule(ctx.stores, ctx.identity, input, ctx.now)),
  setDate: providerProcedure
    .input(scheduleSetDateInput)
    .mutation(({ ctx, input }) => setScheduleDate(ctx.stores, ctx.identity, input, ctx.now)),
})
