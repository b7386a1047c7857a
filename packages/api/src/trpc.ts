import { BookingError } from '@holdfast/shared/rules/errors'
import { watchPingSeconds, watchSilenceSeconds } from '@holdfast/shared/rules/limits'
import { initTRPC } from '@trpc/server'
import type { Identity } from './auth.ts'
import { answeredEvent, failedEvent } from './call-event.ts'
import type { Context } from './context.ts'
import { bookingErrorOf, toRefusal, toTrpcError, unexpectedText } from './error-map.ts'
import { toldStream } from './told-stream.ts'

const t = initTRPC.context<Context>().create({
  // No stack may leave, whatever NODE_ENV says.
  isDev: false,
  sse: {
    ping: { enabled: true, intervalMs: watchPingSeconds * 1000 },
    client: { reconnectAfterInactivityMs: watchSilenceSeconds * 1000 },
  },
  errorFormatter({ shape, error }) {
    const known = bookingErrorOf(error)
    const internal = error.code === 'INTERNAL_SERVER_ERROR'
    return {
      ...shape,
      message: known?.message ?? (internal ? unexpectedText : error.code),
      data: { ...shape.data, bookingError: known ? toRefusal(known) : null },
    }
  },
})

export const { router, createCallerFactory } = t

/**
 * Anybody may ask. The one place where a call is told to the operator, and a failure becomes what its caller sees: a stream
 * when it ends.
 */
export const publicProcedure = t.procedure.use(async ({ ctx, path, type, getRawInput, next }) => {
  const startedAt = performance.now()
  const result = await next()
  const call = {
    procedure: path,
    startedAt,
    identity: ctx.identity,
    input: await getRawInput().catch(() => null),
  }
  if (result.ok && type === 'subscription') {
    const stream = result.data as AsyncIterable<unknown>
    return { ...result, data: toldStream(stream, call, ctx.log) }
  }
  ctx.log(result.ok ? answeredEvent(call, result.data) : failedEvent(call, result.error))
  if (result.ok) return result
  throw toTrpcError(result.error)
})

export const signedInProcedure = publicProcedure.use(({ ctx, next }) =>
  next({ ctx: { identity: signedIn(ctx) } }),
)

export const clientProcedure = publicProcedure.use(({ ctx, next }) =>
  next({ ctx: { identity: signedInAs('client', ctx) } }),
)

export const providerProcedure = publicProcedure.use(({ ctx, next }) =>
  next({ ctx: { identity: signedInAs('provider', ctx) } }),
)

/** @throws not_signed_in */
function signedIn({ identity, identityError }: Context): Identity {
  if (identity) return identity
  throw identityError ?? new BookingError('not_signed_in')
}

/** Both in one step of the procedure, as tRPC copies the context at each. @throws not_signed_in, not_allowed */
function signedInAs<Kind extends Identity['kind']>(
  kind: Kind,
  context: Context,
): Extract<Identity, { kind: Kind }> {
  const identity = signedIn(context)
  if (identity.kind !== kind) throw new BookingError('not_allowed')
  return identity as Extract<Identity, { kind: Kind }>
}
