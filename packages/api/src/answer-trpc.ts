import { batchSizeMax } from '@holdfast/shared/rules/limits'
import { type AnyTRPCRouter, getTRPCErrorShape, type TRPCError } from '@trpc/server'
import { resolveResponse } from '@trpc/server/http'
import { failedEvent } from './call-event.ts'
import type { Context } from './context.ts'
import { toTrpcError } from './error-map.ts'
import type { CheckedRequest } from './http-request.ts'
import { appRouter } from './router/index.ts'

export const trpcPath = '/api/trpc'

/** Answers a tRPC request that the door let in. */
export function answerTrpc(
  router: AnyTRPCRouter,
  request: CheckedRequest,
  context: Context,
): Promise<Response> {
  const startedAt = performance.now()
  return resolveResponse({
    req: toFetchRequest(request),
    path: request.url.pathname.slice(trpcPath.length).replace(/^\/|\/$/g, ''),
    router,
    error: null,
    allowMethodOverride: true,
    maxBatchSize: batchSizeMax,
    createContext: async () => context,
    // tRPC's own `no-cache` would let a cache keep a stream.
    responseMeta: ({ type }) =>
      type === 'subscription' ? { headers: { 'cache-control': 'no-store, no-transform' } } : {},
    onError: ({ error }) => {
      if (!wasTold(error)) context.log(failedEvent({ procedure: null, startedAt }, error))
    },
  })
}

/** A refusal that came before any procedure, as a tRPC client reads it: for each call of a batch alike. */
export function toTrpcRefusal(failure: unknown): Response {
  const error = toTrpcError(failure)
  const config = appRouter._def._config
  const shape = getTRPCErrorShape({
    config,
    error,
    type: 'unknown',
    path: undefined,
    input: undefined,
    ctx: undefined,
  })
  return Response.json({ error: shape }, { status: shape.data.httpStatus })
}

/** The parts of a fetch request that tRPC reads of one with JSON or nothing in it: making a whole one takes longer than to answer it. */
function toFetchRequest({ method, url, headers, signal, body }: CheckedRequest): Request {
  const parts = {
    method,
    url: url.href,
    headers: { get: (name: string) => headers.get(name), has: (name: string) => headers.get(name) !== null },
    signal,
    json: async () => JSON.parse(body) as unknown,
  }
  return parts as unknown as Request
}

/** Whether a procedure met this failure, and so told of it; what tRPC itself refuses has no cause. */
const wasTold = (error: TRPCError) => error.cause !== undefined || error.code === 'INTERNAL_SERVER_ERROR'
