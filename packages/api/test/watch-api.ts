import type { Api } from '../src/api.ts'
import type { HttpAnswer } from '../src/http-answer.ts'

/** The same API; whatever it refuses or fails with is also put among the errors. */
export function watchApi(api: Api, errors: unknown[]): Api {
  return {
    ...api,
    handle: async (request, identify) => watchAnswer(await api.handle(request, identify), errors),
    handleRest: async request => watchAnswer(await api.handleRest(request), errors),
    caller: identity => watchCaller(api.caller(identity), errors),
  }
}

/** Of a batch with mixed answers only those that are errors. */
function watchAnswer(answer: HttpAnswer, errors: unknown[]): HttpAnswer {
  if (answer.status < 400 && answer.status !== 207) return answer
  if (answer.status === 207) {
    const answers = JSON.parse(answer.body as string) as { error?: unknown }[]
    errors.push(...answers.flatMap(({ error }) => error ?? []))
  } else errors.push(answer.body)
  return answer
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
