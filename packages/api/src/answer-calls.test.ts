import { BookingError } from '@holdfast/shared/rules/errors'
import { batchSizeMax } from '@holdfast/shared/rules/limits'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { answerCalls } from './answer-calls.ts'
import { letTrpcAnswer } from './answer-trpc.ts'
import type { Context } from './context.ts'
import type { CheckedRequest } from './http-request.ts'
import { publicProcedure, router } from './trpc.ts'

const input = z.strictObject({ word: z.string().max(9) })
const words = router({
  say: publicProcedure.input(input).query(({ input }) => input),
  list: publicProcedure.query(() => ['a', 'b']),
  nothing: publicProcedure.query(() => undefined),
  write: publicProcedure.input(input).mutation(({ input }) => input),
  refuse: publicProcedure.query(() => {
    throw new BookingError('hold_expired', { expiredAt: '2026-01-01T00:00:00Z', stillFree: true })
  }),
  fail: publicProcedure.query(() => {
    throw new Error('secret')
  }),
  follow: publicProcedure.subscription(async function* () {}),
})
const root = router({ words })

function openRequest(method: string, target: string, body = '', headers: Record<string, string> = {}) {
  const url = new URL(`http://localhost/api/trpc/${target}`)
  const sent: Record<string, string> = {
    ...(method === 'POST' && { 'content-type': 'application/json' }),
    ...headers,
  }
  const request: CheckedRequest = {
    method,
    url,
    body,
    headers: { get: name => sent[name] ?? null },
    signal: new AbortController().signal,
  }
  return { request, path: decodeURIComponent(url.pathname.slice('/api/trpc/'.length)) }
}

const context = { identity: null, log: () => {} } as unknown as Context
const say = (word: unknown) => encodeURIComponent(JSON.stringify({ word }))
const batch = (...inputs: unknown[]) =>
  `batch=1&input=${encodeURIComponent(JSON.stringify(Object.fromEntries(inputs.entries())))}`

describe('a plain request', () => {
  it.each<[string, string, string, string?]>([
    ['a query', 'GET', `words.say?input=${say('hi')}`],
    ['a query without input', 'GET', 'words.list'],
    ['a query whose input is empty', 'GET', 'words.say?input='],
    ['a query that answers nothing', 'GET', 'words.nothing'],
    ['a query that is posted', 'POST', 'words.say', '{"word":"hi"}'],
    ['a mutation', 'POST', 'words.write', '{"word":"hi"}'],
    ['a mutation of a wrong input', 'POST', 'words.write', '{"word":"much too long"}'],
    ['a mutation of no JSON', 'POST', 'words.write', '{'],
    ['a mutation of nothing', 'POST', 'words.write', ''],
    ['a query of no JSON', 'GET', 'words.say?input=%7B'],
    ['a refusal', 'GET', 'words.refuse'],
    ['a failure that nobody foresaw', 'GET', 'words.fail'],
    ['a batch of one', 'GET', `words.say?${batch({ word: 'hi' })}`],
    ['a batch of several', 'GET', `words.say,words.list?${batch({ word: 'hi' })}`],
    ['a batch with different ends', 'GET', `words.say,words.refuse,words.fail?${batch({ word: 'hi' })}`],
    ['a batch that fails alike', 'GET', 'words.refuse,words.refuse?batch=1'],
    [
      'a batch that is posted',
      'POST',
      'words.write,words.write?batch=1',
      '{"0":{"word":"a"},"1":{"word":"b"}}',
    ],
    ['a batch whose input is a list', 'POST', 'words.write?batch=1', '[{"word":"a"}]'],
    ['a batch whose input is null', 'POST', 'words.write?batch=1', 'null'],
    ['a batch of no JSON', 'POST', 'words.write?batch=1', '{'],
    ['a name of all objects as input', 'POST', 'words.write', '{"__proto__":{"word":"a"}}'],
    ['a batch as long as may be', 'GET', `${Array(batchSizeMax).fill('words.list').join()}?batch=1`],
  ])('is answered as tRPC itself would: %s', async (_, method, target, body) => {
    const { request, path } = openRequest(method, target, body)
    const answer = await answerCalls(root, path, request, context)
    expect(answer).not.toBeNull()
    expect(answer).toEqual(await letTrpcAnswer(root, path, request, context))
  })
})

describe('any other request', () => {
  it.each<[string, string, string, string?, Record<string, string>?]>([
    ['a stream', 'GET', 'words.follow'],
    ['an unknown name', 'GET', 'words.unknown'],
    ['a name that all objects have', 'GET', 'toString'],
    ['a batch of unknown and known', 'GET', 'words.list,words.unknown?batch=1'],
    ['a batch of queries and mutations', 'POST', 'words.list,words.write?batch=1', '{}'],
    [
      'a batch that is too long',
      'GET',
      `${Array(batchSizeMax + 1)
        .fill('words.list')
        .join()}?batch=1`,
    ],
    ['a mutation by GET', 'GET', 'words.write'],
    ['another method', 'PUT', 'words.write', '{}'],
    ['a head alone', 'HEAD', 'words.list'],
    ['a body of another kind', 'POST', 'words.write', 'x', { 'content-type': 'text/plain' }],
    ['JSON lines', 'GET', 'words.list?batch=1', '', { 'trpc-accept': 'application/jsonl' }],
    [
      'JSON lines, as others ask',
      'GET',
      'words.list?batch=1',
      '',
      { accept: 'text/html, application/jsonl' },
    ],
  ])('is left to tRPC: %s', async (_, method, target, body, headers) => {
    const { request, path } = openRequest(method, target, body, headers)
    expect(await answerCalls(root, path, request, context)).toBeNull()
  })
})
