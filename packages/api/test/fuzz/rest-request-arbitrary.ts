import fc from 'fast-check'
import { takesBody } from '../../src/rest/read-input.ts'
import { type RestRoute, restRoutes } from '../../src/rest/rest-routes.ts'
import type { World } from '../world.ts'
import {
  type FuzzedProcedure,
  type HostileRequest,
  oddContentTypes,
  oddMethods,
  tokensFor,
  urlLengthOfNode,
} from './hostile-request.ts'
import { inputArbitrary } from './input-arbitrary.ts'
import { spoiled, spoiledText } from './spoil.ts'

/** REST requests that no honest program would send, from the table of routes: nasty inputs, wrong ones, and HTTP that is off. */
export function restRequestArbitrary(
  procedures: readonly FuzzedProcedure[],
  world: World,
): fc.Arbitrary<HostileRequest> {
  const schemaOf = new Map(procedures.map(({ path, schema }) => [path, schema]))
  const calls = fc.constantFrom(...restRoutes).chain(route => {
    const schema = schemaOf.get(route.procedure) as FuzzedProcedure['schema']
    const inputs = inputArbitrary(schema, world).map(input => Object(input) as object)
    const wrong = inputs.chain(spoiled)
    return fc.record({
      route: fc.constant(route),
      input: fc.oneof({ weight: 2, arbitrary: inputs }, { weight: 1, arbitrary: wrong }),
      token: tokensFor(route.procedure),
    })
  })
  const sent = calls.map(({ route, input, token }) => ({ ...toRequest(route, input), token }))
  return fc.oneof(
    { weight: 12, arbitrary: sent },
    {
      weight: 2,
      arbitrary: sent.chain(request =>
        request.body === null
          ? fc.constant(request)
          : spoiledText(request.body).map(body => ({ ...request, body })),
      ),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(sent, oddContentTypes)
        .map(([request, contentType]) => ({ ...request, contentType })),
    },
    {
      weight: 1,
      arbitrary: fc
        .tuple(sent, oddMethods)
        .map(([request, method]) => ({ ...request, method, body: method === 'HEAD' ? null : request.body })),
    },
    {
      weight: 1,
      arbitrary: fc.tuple(sent, oddPaths).map(([request, path]) => ({ ...request, target: path })),
    },
    { weight: 1, arbitrary: fc.tuple(sent, oddQueries).map(withQuery) },
  )
}

const oddPaths = fc.oneof(
  fc.constantFrom(
    'v1/',
    'v1//',
    'v1/openapi',
    'v1/providers/',
    'v1/providers//slots',
    'v1/providers/%2e%2e/slots',
    'v1/providers/%00',
    'v1/providers/%E0%A4%A',
    'v1/providers/{slug}',
    'v1/__proto__',
    'v1/holds/__proto__',
    'v1/holds/constructor/confirm',
    'v1/schedule/versions/1e3/revert',
    'v1/schedule/versions/-0/revert',
    'v1/schedule/dates/2026-13-45',
    `v1/${'a/'.repeat(1_500)}`,
    `v1/providers/${'%20'.repeat(2_000)}`,
  ),
  fc.string({ unit: 'binary', maxLength: 60 }).map(text => `v1/${encodeURIComponent(text.toWellFormed())}`),
)

const oddQueries = fc.constantFrom(
  'limit=1&limit=2',
  'limit=1e2',
  'limit=0x10',
  'limit=%31',
  'limit',
  '__proto__=1',
  'constructor[prototype]=1',
  'cursor=',
  'status=confirmed&status=cancelled',
  'reason=a',
  '=',
  '%=%',
  `x=${'x'.repeat(10_000)}`,
)

const withQuery = ([request, query]: [HostileRequest, string]): HostileRequest => ({
  ...request,
  target: `${request.target}${request.target.includes('?') ? '&' : '?'}${query}`,
})

/** The call of a route with each field where it belongs; what is no object is sent as it is. */
function toRequest(route: RestRoute, input: unknown): Omit<HostileRequest, 'token'> {
  const fields = Object.entries(Object(input) as object)
  const given = new Map(fields)
  const path = `v1${route.path.replace(/\{(\w+)\}/g, (_, name) => inUrl(given.get(name)))}`
  const others = fields.filter(([name]) => !route.path.includes(`{${name}}`))
  const request = { method: route.method, contentType: 'application/json' }
  if (takesBody(route)) {
    const isObject = typeof input === 'object' && !Array.isArray(input)
    const body = JSON.stringify(isObject ? Object.fromEntries(others) : input)
    return { ...request, target: path, body }
  }
  const query = others.map(([name, value]) => `${inUrl(name)}=${inUrl(value)}`).join('&')
  const target = (query ? `${path}?${query}` : path).slice(0, urlLengthOfNode)
  return { ...request, target, body: null }
}

function inUrl(value: unknown): string {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
  return encodeURIComponent(text.toWellFormed()).slice(0, urlLengthOfNode / 2)
}
