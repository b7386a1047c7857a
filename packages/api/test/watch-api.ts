import type { Api } from '../src/api.ts'

/** The same API; whatever it refuses or fails with is also put among the errors. */
export function watchApi(api: Api, errors: unknown[]): Api {
  return {
    ...api,
    handle: async (request, identify) => watchResponse(await api.handle(request, identify), errors),
    handleRest: async request => watchResponse(await api.handleRest(request), errors),
    caller: identity => watchCaller(api.caller(identity), errors),
  }
}

/** Of a batch with mixed answers only those that are errors. */
async function watchResponse(response: Response, errors: unknown[]): Promise<Response> {
  if (response.status < 400 && response.status !== 207) return response
  const text = await response.clone().text()
  if (response.status === 207) {
    errors.push(...(JSON.parse(text) as { error?: unknown }[]).flatMap(({ error }) => error ?? []))
  } else errors.push(text)
  return response
}

/** Each name leads to a procedure or a room of them. */
function watchCaller<Caller extends object>(caller: Caller, errors: unknown[]): Caller {
  return new Proxy(caller, {
    get: (target, name) => watchCaller(Reflect.get(target, name) as object, errors),
    apply: async (target, self, args) => {
      try {
        return await Reflect.apply(target as (...args: unknown[]) => unknown, self, args)
      } catch (error) {
        errors.push(wordsOf(error))
        throw error
      }
    },
  })
}

/** A failure with its causes, as far as somebody who catches it can see. */
function wordsOf(error: unknown): unknown {
  if (!(error instanceof Error)) return error
  const { name, message, stack, cause } = error
  return { ...error, name, message, stack, cause: wordsOf(cause) }
}
