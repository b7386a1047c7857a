import { batchSizeMax } from '@holdfast/shared/rules/limits'
import {
  type AnyTRPCProcedure,
  type AnyTRPCRouter,
  getTRPCErrorFromUnknown,
  getTRPCErrorShape,
  TRPCError,
} from '@trpc/server'
import type { Context } from './context.ts'
import { type HttpAnswer, jsonAnswer } from './http-answer.ts'
import type { CheckedRequest } from './http-request.ts'

interface Call {
  path: string
  procedure: AnyTRPCProcedure
  getRawInput: () => Promise<unknown>
}

/** As tRPC has it: who asks for JSON lines gets something else under the same address. */
const headers = { vary: 'trpc-accept, accept' }

/**
 * Answers the calls of a request as tRPC's own handler would: queries, or mutations, whose JSON goes out whole. That handler is made for
 * more, and what it makes for each request takes longer than a call (docs/decisions/0022). Null for a request that it is to answer or
 * to refuse.
 */
export async function answerCalls(
  router: AnyTRPCRouter,
  path: string,
  request: CheckedRequest,
  context: Context,
): Promise<HttpAnswer | null> {
  const isBatch = request.url.searchParams.get('batch') === '1'
  const calls = callsOf(router, isBatch ? path.split(',') : [path], isBatch, request)
  if (!calls) return null
  const answers = await Promise.all(calls.map((call, at) => answerCall(router, call, at, request, context)))
  const told = answers.map(({ answer }) => answer)
  const [status = 200, ...otherStatuses] = new Set(answers.map(answer => answer.status))
  return jsonAnswer(isBatch ? told : told[0], { status: otherStatuses.length > 0 ? 207 : status, headers })
}

function callsOf(
  router: AnyTRPCRouter,
  paths: string[],
  isBatch: boolean,
  request: CheckedRequest,
): Call[] | null {
  const procedures: Record<string, AnyTRPCProcedure> = router._def.procedures
  const types = new Set(
    paths.map(path => (Object.hasOwn(procedures, path) ? procedures[path]?._def.type : null)),
  )
  const [type] = types
  if (types.size > 1 || paths.length > batchSizeMax || wantsLines(request)) return null
  if (!(request.method === 'GET' ? type === 'query' : isPostOfJson(request) && isWhole(type))) return null
  const readInput = inputReader(request)
  return paths.map((path, at) => ({
    path,
    procedure: procedures[path] as AnyTRPCProcedure,
    getRawInput: async () => (isBatch ? ofBatch(readInput())[at] : readInput()),
  }))
}

const isWhole = (type: string | null | undefined) => type === 'query' || type === 'mutation'

const isPostOfJson = ({ method, headers }: CheckedRequest) =>
  method === 'POST' && headers.get('content-type')?.startsWith('application/json') === true

const wantsLines = ({ headers }: CheckedRequest) =>
  headers.get('trpc-accept') !== null || headers.get('accept')?.includes('application/jsonl') === true

/** Reads what was sent the first time that it is asked for, inside the procedure, which tells of what cannot be read. */
function inputReader({ method, url, body }: CheckedRequest): () => unknown {
  let input: unknown
  let isRead = false
  return () => {
    if (isRead) return input
    input = method === 'GET' ? parsed(url.searchParams.get('input') || null) : parsed(body)
    isRead = true
    return input
  }
}

function parsed(sent: string | null): unknown {
  try {
    return sent === null ? undefined : JSON.parse(sent)
  } catch (cause) {
    throw new TRPCError({ code: 'BAD_REQUEST', cause })
  }
}

function ofBatch(inputs: unknown): Record<number, unknown> {
  if (inputs === undefined) return {}
  if (typeof inputs === 'object' && inputs !== null && !Array.isArray(inputs)) return { ...inputs }
  throw new TRPCError({ code: 'BAD_REQUEST' })
}

async function answerCall(
  router: AnyTRPCRouter,
  { path, procedure, getRawInput }: Call,
  batchIndex: number,
  { signal }: CheckedRequest,
  ctx: Context,
) {
  const { type } = procedure._def
  try {
    const data = await procedure({ path, getRawInput, ctx, type, signal, batchIndex })
    return { status: 200, answer: { result: { data } } }
  } catch (failure) {
    const error = getTRPCErrorFromUnknown(failure)
    const config = router._def._config
    const shape = getTRPCErrorShape({ config, error, type, path, input: undefined, ctx })
    return { status: shape.data.httpStatus as number, answer: { error: shape } }
  }
}
