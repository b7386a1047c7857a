import { BookingError } from '@holdfast/shared/rules/errors'
import type { CheckedRequest } from '../http-request.ts'
import { procedureOf } from './procedure-of.ts'
import type { RestRoute } from './rest-routes.ts'

export const takesBody = ({ method }: RestRoute) => method !== 'GET' && method !== 'DELETE'

/**
 * The input of a route's procedure: its path gives some fields, and the query (GET, DELETE) or the JSON body the others. What
 * belongs into a body is refused in the URL, which others log on the way.
 * @throws invalid_input when no input can be made of it; the procedure judges the input itself
 */
export async function readInput(
  route: RestRoute,
  inPath: Record<string, string>,
  { url: { searchParams }, body }: CheckedRequest,
): Promise<Record<string, unknown>> {
  if (takesBody(route) && searchParams.size > 0) throw refused('url', 'Put it into the body.')
  const others = takesBody(route) ? readBody(body) : withIntegers(route, readQuery(searchParams))
  const twice = Object.keys(inPath).find(name => Object.hasOwn(others, name))
  if (twice) throw refused(twice, 'It stands in the path.')
  return { ...others, ...withIntegers(route, inPath) }
}

function readBody(text: string): Record<string, unknown> {
  if (text === '') return {}
  const body = parseJson(text)
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw refused('body', 'Send a JSON object.')
  }
  return body as Record<string, unknown>
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

/** A name that stands there twice becomes a list, which no field takes. */
function readQuery(searchParams: URLSearchParams): Record<string, unknown> {
  const names = [...new Set(searchParams.keys())]
  return Object.fromEntries(
    names.map(name => {
      const values = searchParams.getAll(name)
      return [name, values.length === 1 ? values[0] : values]
    }),
  )
}

/** A URL has text alone; what the procedure wants as an integer is read as one. */
function withIntegers(route: RestRoute, texts: Record<string, unknown>): Record<string, unknown> {
  const { fields } = procedureOf(route.procedure)
  return Object.fromEntries(
    Object.entries(texts).map(([name, text]) => {
      const isInteger = Object.hasOwn(fields, name) && fields[name]?.type === 'integer'
      return [name, isInteger && /^-?\d{1,15}$/.test(String(text)) ? Number(text) : text]
    }),
  )
}

const refused = (path: string, problem: string) =>
  new BookingError('invalid_input', { fields: [{ path, problem }] })
