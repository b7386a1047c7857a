import { BookingError } from '@holdfast/shared/rules/errors'
import { callTRPCProcedure } from '@trpc/server'
import { failedEvent } from '../call-event.ts'
import type { Context } from '../context.ts'
import { type HttpAnswer, jsonAnswer } from '../http-answer.ts'
import type { CheckedRequest } from '../http-request.ts'
import { appRouter } from '../router/index.ts'
import { openApiDocument } from './open-api-document.ts'
import { procedureOf } from './procedure-of.ts'
import { readInput } from './read-input.ts'
import { restPath } from './rest-path.ts'
import { type RestRoute, restRoutes } from './rest-routes.ts'
import { toRestRefusal } from './to-rest-refusal.ts'

/**
 * Answers a REST request by calling the procedure of its route, with the same rights and refusals as over tRPC. A refusal is
 * `{ code, retryable, detail, message }` with the status of the error table.
 */
export async function answerRest(request: CheckedRequest, context: Context): Promise<HttpAnswer> {
  const startedAt = performance.now()
  const path = request.url.pathname.slice(restPath.length)
  if (path === '/openapi.json' && request.method === 'GET') return jsonAnswer(openApiDocument)

  const there = restRoutes.flatMap(route => {
    const inPath = matchPath(route, path)
    return inPath ? [{ route, inPath }] : []
  })
  const called = there.find(({ route }) => route.method === request.method)
  if (!called) {
    const unknown = new BookingError('invalid_input', { fields: [] })
    context.log(failedEvent({ procedure: null, startedAt }, unknown))
    return notThere(there.map(({ route }) => route.method))
  }
  try {
    const data = await call(called.route, called.inPath, request, context)
    return jsonAnswer(data, { headers: { 'cache-control': 'no-store' } })
  } catch (error) {
    return toRestRefusal(error)
  }
}

async function call(
  route: RestRoute,
  inPath: Record<string, string>,
  request: CheckedRequest,
  context: Context,
): Promise<unknown> {
  let input: ReturnType<typeof readInput> | undefined
  const getRawInput = () => {
    input ??= readInput(route, inPath, request)
    return input
  }
  return callTRPCProcedure({
    router: appRouter,
    path: route.procedure,
    type: procedureOf(route.procedure).type,
    ctx: context,
    getRawInput,
    signal: request.signal,
    batchIndex: 0,
  })
}

/** What stands for each `{name}` in the route's path; null when the path is another one. */
function matchPath(route: RestRoute, path: string): Record<string, string> | null {
  const wanted = route.path.split('/')
  const given = path.split('/').map(decodeURIComponent)
  if (wanted.length !== given.length) return null
  const inPath: Record<string, string> = {}
  for (const [position, part] of wanted.entries()) {
    const value = given[position] as string
    const name = /^\{(\w+)\}$/.exec(part)?.[1]
    if (name === undefined ? part !== value : value === '') return null
    if (name !== undefined) inPath[name] = value
  }
  return inPath
}

function notThere(methods: readonly string[]): HttpAnswer {
  const message = methods.length > 0 ? 'That cannot be done here.' : 'There is nothing here.'
  return jsonAnswer(
    { code: null, retryable: false, detail: null, message },
    methods.length > 0 ? { status: 405, headers: { allow: methods.join(', ') } } : { status: 404 },
  )
}
