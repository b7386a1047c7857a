import { batchSizeMax } from '@holdfast/shared/rules/limits'
import fc from 'fast-check'
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

/** tRPC requests that no page of ours would send: nasty inputs of the right shape, wrong ones, and HTTP that is off. */
export function trpcRequestArbitrary(
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
    {
      weight: 1,
      arbitrary: fc
        .tuple(sent, oddTargets)
        .map(([request, target]) => ({ ...request, target: `trpc/${target}` })),
    },
    { weight: 2, arbitrary: batches(someCalls) },
  )
}

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

function toRequest({ path, type }: FuzzedProcedure, text: string): fc.Arbitrary<HostileRequest> {
  const inUrl = `trpc/${path}?input=${encodeURIComponent(text.toWellFormed())}`
  const posted = { method: 'POST', target: `trpc/${path}`, body: text }
  const asked = { method: 'GET', target: inUrl, body: null }
  return fc
    .record({
      request:
        type !== 'mutation' && inUrl.length < urlLengthOfNode
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
      target: `trpc/${batch.map(({ procedure }) => procedure.path).join(',')}?batch=1`,
      contentType: 'application/json',
      token,
      body: JSON.stringify(Object.fromEntries(batch.map(({ input }, i) => [skip ? i * 2 : i, input]))),
    }))
}
