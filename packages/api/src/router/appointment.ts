import {
  appointmentCancelInput,
  appointmentConfirmInput,
  appointmentGetInput,
  appointmentListInput,
  appointmentRescheduleInput,
} from '@holdfast/shared/input'
import { cancelAppointment } from '../operation/cancel-appointment.ts'
import { confirmHold } from '../operation/confirm-hold.ts'
import { getAppointment } from '../operation/get-appointment.ts'
import { listAppointments } from '../operation/list-appointments.ts'
import { rescheduleAppointment } from '../operation/reschedule-appointment.ts'
import { clientProcedure, router, signedInProcedure } from '../trpc.ts'

export const appointmentRouter = router({
  confirm: clientProcedure
    .input(appointmentConfirmInput)
    .mutation(({ ctx, input }) => confirmHold(ctx.stores, ctx.identity, input, ctx.now)),
  reschedule: clientProcedure
    .input(appointmentRescheduleInput)
    .mutation(({ ctx, input }) => rescheduleAppointment(ctx.stores, ctx.identity, input, ctx.now)),
  list: signedInProcedure
    .input(appointmentListInput)
    .query(({ ctx, input }) => listAppointments(ctx.stores, ctx.identity, input)),
  get: signedInProcedure
    .input(appointmentGetInput)
    .query(({ ctx, input }) => getAppointment(ctx.stores, ctx.identity, input)),
  cancel: signedInProcedure
    .input(appointmentCancelInput)
    .mutation(({ ctx, input }) => cancelAppointment(ctx.stores, ctx.identity, input, ctx.now)),
})
