import { BookingError } from '@holdfast/shared/rules/errors'
import { watchPingSeconds, watchSilenceSeconds } from '@holdfast/shared/rules/limits'
import { getTRPCErrorFromUnknown, initTRPC, type ProcedureType, type TRPCError } from '@trpc/server'
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

/** Anybody may ask. */
export const publicProcedure = t.procedure.use(call => tell(call, async () => call.next()))

// Who may call is settled in the same step, since tRPC copies the context at each.
export const signedInProcedure = t.procedure.use(call =>
  tell(call, async () => call.next({ ctx: { identity: signedIn(call.ctx) } })),
)

export const clientProcedure = t.procedure.use(call =>
  tell(call, async () => call.next({ ctx: { identity: signedInAs('client', call.ctx) } })),
)

export const providerProcedure = t.procedure.use(call =>
  tell(call, async () => call.next({ ctx: { identity: signedInAs('provider', call.ctx) } })),
)

interface Told {
  ctx: Context
  path: string
  type: ProcedureType
  getRawInput: () => Promise<unknown>
}

type Outcome = { ok: true; data: unknown } | { ok: false; error: TRPCError }

/**
 * Runs the rest of a call. The one place where a call is told to the operator, and a failure becomes what its caller sees: a stream when
 * it ends.
 */
async function tell<Result extends Outcome>(
  { ctx, path, type, getRawInput }: Told,
  run: () => Promise<Result>,
): Promise<Result> {
  const startedAt = performance.now()
  const result = await run().catch(refused)
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
}

const refused = (error: unknown) => ({ ok: false, error: getTRPCErrorFromUnknown(error) }) as const

/** @throws not_signed_in */
function signedIn({ identity, identityError }: Context): Identity {
  if (identity) return identity
  throw identityError ?? new BookingError('not_signed_in')
}

/** @throws not_signed_in, not_allowed */
function signedInAs<Kind extends Identity['kind']>(
  kind: Kind,
  context: Context,
): Extract<Identity, { kind: Kind }> {
  const identity = signedIn(context)
  if (identity.kind !== kind) throw new BookingError('not_allowed')
  return identity as Extract<Identity, { kind: Kind }>
}
