import { batchSizeMax } from '@holdfast/shared/rules/limits'
import fc from 'fast-check'
import type { z } from 'zod'
import type { World } from '../world.ts'
import { inputArbitrary } from './input-arbitrary.ts'
import { nastyTexts, wrongValues } from './nasty-values.ts'

export interface HostileRequest {
  method: string
  /** What follows `/api/trpc/`, with the query. */
  target: string
  contentType: string | null
  token: 'client' | 'provider' | 'none' | 'broken'
  body: string | null
}

export interface FuzzedProcedure {
  path: string
  type: 'query' | 'mutation'
  schema: z.ZodType
}

/** Requests that no page of ours would send: nasty inputs of the right shape, wrong ones, and HTTP that is off. */
export function requestArbitrary(
  procedures: readonly FuzzedProcedure[],
  world: World,
): fc.Arbitrary<HostileRequest> {
  const calls = fc
    .constantFrom(...procedures)
    .chain(procedure =>
      fc.record({ procedure: fc.constant(procedure), input: inputArbitrary(procedure.schema, world) }),
    )
  const wrongCalls = calls.chain(call =>
    fc.record({ procedure: fc.constant(call.procedure), input: spoiled(call.input) }),
  )
  const someCalls = fc.oneof({ weight: 2, arbitrary: calls }, { weight: 1, arbitrary: wrongCalls })
  const sent = someCalls.chain(({ procedure, input }) => toRequest(procedure, JSON.stringify(input) ?? ''))
  return fc.oneof(
    { weight: 12, arbitrary: sent },
    {
      weight: 3,
      arbitrary: calls.chain(({ procedure, input }) =>
        spoiledText(JSON.stringify(input) ?? '').chain(text => toRequest(procedure, text)),
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
    { weight: 1, arbitrary: fc.tuple(sent, oddTargets).map(([request, target]) => ({ ...request, target })) },
    { weight: 2, arbitrary: batches(someCalls) },
  )
}

/** Mostly of somebody who may make the call. */
function tokensFor(path: string): fc.Arbitrary<HostileRequest['token']> {
  const rightful = /^schedule\.|register|updateSettings/.test(path) ? 'provider' : 'client'
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(rightful) },
    { weight: 2, arbitrary: fc.constantFrom('client', 'provider', 'none', 'broken') },
  )
}

const oddContentTypes = fc.constantFrom(
  null,
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/octet-stream',
  'application/json; charset=utf-16',
  'application/jsonx',
  'APPLICATION/JSON',
  'a',
)

const oddMethods = fc.constantFrom('PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND')

const oddTargets = fc.oneof(
  fc.constantFrom(
    '',
    '/',
    '.',
    'hold',
    'hold.',
    'hold.create.call',
    'hold/create',
    'nothing.here',
    '__proto__',
    '__proto__.toString',
    'constructor.prototype',
    'hold.__proto__',
    'hold.constructor',
    'toString',
    'hold.list,',
    ',hold.list?batch=1&input={}',
    '%00',
    '%E0%A4%A',
    '%25',
    '..%2f..%2fetc',
    'hold.list?input=%E0%A4%A',
    'hold.list?input={&input=}',
    'hold.list?batch=2',
    'hold.list?batch=1',
    'hold.list?batch=1&input=[]',
    'hold.list?batch=1&input=null',
    'hold.list?batch=1&input={"0":null,"1":1,"x":2,"__proto__":3}',
    'provider.list,provider.list?batch=1&input=1',
    'provider.list?connectionParams={"a":',
    'provider.list?connectionParams={"a":"b"}',
    `provider.list?input=${'%20'.repeat(1000)}{}`,
    `provider.list?input={}&x=${'x'.repeat(10_000)}`,
  ),
  fc.string({ unit: 'binary', maxLength: 60 }).map(text => encodeURIComponent(text.toWellFormed())),
  fc.string({ maxLength: 40 }),
)

/** Node itself answers 431 to a head of more than 16 KB. */
const urlLengthOfNode = 14_000

function toRequest({ path, type }: FuzzedProcedure, text: string): fc.Arbitrary<HostileRequest> {
  const inUrl = `${path}?input=${encodeURIComponent(text.toWellFormed())}`
  const posted = { method: 'POST', target: path, body: text }
  const asked = { method: 'GET', target: inUrl, body: null }
  return fc
    .record({
      request:
        type === 'query' && inUrl.length < urlLengthOfNode
          ? fc.constantFrom(asked, posted)
          : fc.constant(posted),
      token: tokensFor(path),
    })
    .map(({ request, token }) => ({ ...request, token, contentType: 'application/json' }))
}

function batches(
  calls: fc.Arbitrary<{ procedure: FuzzedProcedure; input: unknown }>,
): fc.Arbitrary<HostileRequest> {
  return fc
    .record({
      batch: fc.array(calls, { minLength: 1, maxLength: batchSizeMax + 1 }),
      token: tokensFor(''),
      skip: fc.boolean(),
    })
    .map(({ batch, token, skip }) => ({
      method: 'POST',
      target: `${batch.map(({ procedure }) => procedure.path).join(',')}?batch=1`,
      contentType: 'application/json',
      token,
      body: JSON.stringify(Object.fromEntries(batch.map(({ input }, i) => [skip ? i * 2 : i, input]))),
    }))
}

/** The same value with something wrong at one place of it. */
function spoiled(value: unknown): fc.Arbitrary<unknown> {
  if (typeof value !== 'object' || value === null) return wrongValues
  const keys = Object.keys(value)
  const elsewhere = fc.tuple(
    fc.constantFrom('extra', '__proto__', 'constructor', ...nastyTexts.legal, ...nastyTexts.illegal),
    wrongValues,
  )
  const inside =
    keys.length === 0
      ? elsewhere
      : fc
          .constantFrom(...keys)
          .chain(key => fc.tuple(fc.constant(key), spoiled((value as Record<string, unknown>)[key])))
  return fc.oneof(
    { weight: 1, arbitrary: wrongValues },
    { weight: 6, arbitrary: inside.map(([key, part]) => withPart(value, key, part)) },
    { weight: 1, arbitrary: elsewhere.map(([key, part]) => withPart(value, key, part)) },
  )
}

function withPart(value: object, key: string, part: unknown): unknown {
  if (Array.isArray(value)) return [...value, part]
  const copy = { ...value }
  Object.defineProperty(copy, key, { value: part, enumerable: true, configurable: true, writable: true })
  return copy
}

/** The same JSON, spoiled as text. */
function spoiledText(text: string): fc.Arbitrary<string> {
  const twice = text.startsWith('{')
    ? `{${text.slice(1, -1) || '"a":1'},${text.slice(1, -1) || '"a":2'}}`
    : text
  return fc.oneof(
    fc.constantFrom(
      `\ufeff${text}`,
      twice,
      `${text}${text}`,
      `${text}\u0000`,
      `[${text}]`,
      JSON.stringify(text),
      `/**/${text}`,
      text.replaceAll('"', "'"),
      'undefined',
      'NaN',
      '',
      ' ',
    ),
    fc.nat({ max: Math.max(0, text.length - 1) }).map(end => text.slice(0, end)),
    fc.string({ unit: 'binary', maxLength: 100 }),
    fc.constantFrom(70_000, 300_000).map(length => `${text}${' '.repeat(length)}`),
    fc.constant('[').map(open => open.repeat(60_000)),
  )
}
