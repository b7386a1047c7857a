import { batchSizeMax } from '@holdfast/shared/rules/limits'
import { type AnyTRPCRouter, getTRPCErrorShape, type TRPCError } from '@trpc/server'
import { resolveResponse } from '@trpc/server/http'
import { answerCalls } from './answer-calls.ts'
import { failedEvent } from './call-event.ts'
import type { Context } from './context.ts'
import { toTrpcError } from './error-map.ts'
import { type HttpAnswer, jsonAnswer } from './http-answer.ts'
import type { CheckedRequest } from './http-request.ts'
import { appRouter } from './router/index.ts'

export const trpcPath = '/api/trpc'

/** Answers a tRPC request that the door let in. */
export async function answerTrpc(
  router: AnyTRPCRouter,
  request: CheckedRequest,
  context: Context,
): Promise<HttpAnswer> {
  const path = decodeURIComponent(request.url.pathname.slice(trpcPath.length).replace(/^\/|\/$/g, ''))
  return (await answerCalls(router, path, request, context)) ?? letTrpcAnswer(router, path, request, context)
}

/** Streams, and whatever tRPC has to say of a request that is no call. */
export async function letTrpcAnswer(
  router: AnyTRPCRouter,
  path: string,
  request: CheckedRequest,
  context: Context,
): Promise<HttpAnswer> {
  const startedAt = performance.now()
  const response = await resolveResponse({
    req: toFetchRequest(request),
    path: encodeURIComponent(path),
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
  const { status } = response
  const headers = Object.fromEntries(response.headers)
  return { status, headers, body: isStream(response) ? response.body : await response.text() }
}

/** Server-sent events, or the answers of a batch one by one. */
const isStream = ({ headers }: Response) =>
  headers.get('content-type') === 'text/event-stream' || headers.has('transfer-encoding')

/** A refusal that came before any procedure, as a tRPC client reads it: for each call of a batch alike. */
export function toTrpcRefusal(failure: unknown): HttpAnswer {
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
  return jsonAnswer({ error: shape }, { status: shape.data.httpStatus })
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
