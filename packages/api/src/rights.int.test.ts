import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { impostors } from '../test/impostor-tokens.ts'
import { openTestApi, type TestApi } from '../test/open-test-api.ts'
import {
  type ForeignId,
  type Kind,
  type PublicId,
  type RightsRow,
  type RightsWorld,
  rightsTable,
} from '../test/rights-table.ts'
import { makeWorld, type World } from '../test/world.ts'
import { readState } from '../test/world-state.ts'
import { appRouter } from './router/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const people = ['client', 'other client', 'provider', 'other provider', 'newcomer'] as const
const nobodies = ['anonymous', ...(Object.keys(impostors) as (keyof typeof impostors)[])] as const
type Actor = (typeof people)[number] | (typeof nobodies)[number]
type ProcedureType = 'query' | 'mutation' | 'subscription'

interface Case {
  actor: Actor
  /** Whose the ids are: all the caller's own, or one of them somebody else's or nobody's, or made up and taken. */
  ids: 'own' | `foreign ${ForeignId}` | `unknown ${ForeignId | PublicId}` | 'taken'
  inBatch: boolean
}

/** What a call came to, over HTTP alone and inside a batch alike. */
interface Outcome {
  status: number
  code: string | null
  /** All that was said, but for the clock. */
  said: string
}

const procedures = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: ProcedureType } }>,
).map(([path, { _def }]) => ({ path, type: _def.type }))

const rowOf = (path: string) => rightsTable[path] as RightsRow
const casesOf = (path: string): Case[] => {
  const foreign = Object.keys(rightsTable[path]?.absent ?? {}) as ForeignId[]
  const nobodys = Object.keys(rightsTable[path]?.unknown ?? {}) as PublicId[]
  const ids = [
    'own' as const,
    ...foreign.flatMap(id => [`foreign ${id}`, `unknown ${id}`] as const),
    ...nobodys.map(id => `unknown ${id}` as const),
    ...(rightsTable[path]?.taken ? ['taken' as const] : []),
  ]
  return [...nobodies, ...people].flatMap(actor =>
    ids.flatMap(owner => waysToCall(path).map(inBatch => ({ actor, ids: owner, inBatch }))),
  )
}
/** A stream is never part of a batch. */
const waysToCall = (path: string) =>
  procedures.find(procedure => procedure.path === path)?.type === 'subscription' ? [false] : [false, true]
const caseCount = procedures.reduce((count, { path }) => count + casesOf(path).length, 0)

describe(`who may do what: ${procedures.length} procedures, ${caseCount} cases`, () => {
  it('has a row for every procedure, and none for what is not there', () => {
    expect(Object.keys(rightsTable).sort()).toEqual(procedures.map(({ path }) => path).sort())
  })

  it.each(procedures)(
    'lets nobody but its own people call $path, tells "not yours" and "not there" alike, and changes nothing but by a change that is allowed',
    async ({ path, type }) => {
      const worlds = [await makeWorld(api), await makeWorld(api)] as const
      const before = await readState(api, worlds)
      const harmless = casesOf(path).filter(it => !isEffective(path, type, it))
      const outcomes = new Map<string, Outcome>()
      for (const it of harmless) outcomes.set(nameOf(it), await check(path, type, it, worlds))
      expect(await readState(api, worlds)).toEqual(before)
      expectAlike(outcomes)
    },
    120_000,
  )

  it.each(procedures.filter(({ type }) => type === 'mutation'))(
    'lets its own people change with $path',
    async ({ path, type }) => {
      const effective = casesOf(path).filter(it => isEffective(path, type, it))
      expect(effective.length).toBeGreaterThan(0)
      for (const it of effective) await check(path, type, it, [await makeWorld(api), await makeWorld(api)])
    },
    120_000,
  )
})

const nameOf = ({ actor, ids, inBatch }: Case) => `${actor}, ${ids}, ${inBatch ? 'in a batch' : 'alone'}`

/** Makes one call and holds its answer against the table. */
async function check(
  path: string,
  type: ProcedureType,
  it: Case,
  worlds: readonly [World, World],
): Promise<Outcome> {
  const [own, foreign] = it.actor.startsWith('other') ? [worlds[1], worlds[0]] : worlds
  const token = await tokenOf(it.actor, own, rowOf(path))
  const { input: inputOf, taken } = rowOf(path)
  const input = it.ids === 'taken' ? taken?.input(foreign) : inputOf(withIds(own, foreign, it), api)
  const outcome = it.inBatch
    ? await callInBatch(path, type, token, input, it.actor)
    : await call(path, type, token, input)
  const code = expectedCode(path, it)
  expect([path, nameOf(it), outcome.code]).toEqual([path, nameOf(it), code])
  expect([path, nameOf(it), outcome.status < 300]).toEqual([path, nameOf(it), code === null])
  return outcome
}

/** The refusal of the table; null where the call succeeds. */
function expectedCode(path: string, { actor, ids }: Case): string | null {
  const { who, absent, unknown, taken, newcomer = 'provider_not_found' } = rowOf(path)
  const kind = kindOf(actor)
  const [whose, id] = ids.split(' ') as [string, string?]
  if (who !== 'anyone') {
    if (kind === null) return 'not_signed_in'
    if (!who.includes(sideOf(kind))) return 'not_allowed'
    if (kind === 'newcomer' && whose !== 'taken') return newcomer === 'success' ? null : newcomer
  }
  if (whose === 'own') return null
  if (whose === 'taken') return taken?.refusal(kind as Kind) ?? 'no row'
  const refusal = unknown?.[id as PublicId] ?? absent?.[id as ForeignId] ?? 'no row'
  return refusal === 'nothing' ? null : refusal
}

/** Whom a procedure takes a newcomer for: a provider's token is one before it is registered. */
const sideOf = (kind: Kind) => (kind === 'newcomer' ? 'provider' : kind)

/** A change that is let through; every other call must leave the world as it is. */
function isEffective(path: string, type: ProcedureType, it: Case): boolean {
  return type === 'mutation' && it.ids === 'own' && expectedCode(path, it) === null
}

function kindOf(actor: Actor): Kind | null {
  if (actor === 'client' || actor === 'newcomer') return actor
  if (actor === 'other client') return 'client'
  return actor === 'provider' || actor === 'other provider' ? 'provider' : null
}

async function tokenOf(actor: Actor, own: World, { who }: RightsRow): Promise<string | null> {
  if (actor === 'anonymous') return null
  const kind = kindOf(actor)
  if (kind === 'newcomer') return api.providerToken({ ...own.provider, id: randomUUID() })
  if (kind) return kind === 'client' ? api.clientToken(own.client) : api.providerToken(own.provider)
  const claims =
    who === 'provider'
      ? { sub: randomUUID(), providerId: own.providerId }
      : { sub: api.subjectOf(own.client), name: own.client }
  return impostors[actor as keyof typeof impostors](api.issuer, claims)
}

function withIds(own: World, foreign: World, { actor, ids }: Case): RightsWorld {
  const { slug, visitTypeId } = own.provider
  const newSlug = actor === 'newcomer' ? `p-${randomUUID()}` : slug
  const world = { ...own, slug, visitTypeId, newSlug }
  const [whose, id] = ids.split(' ') as [string, ForeignId | undefined]
  if (id === undefined) return world
  return { ...world, [id]: whose === 'unknown' ? randomUUID() : foreign[id] }
}

async function call(
  path: string,
  type: ProcedureType,
  token: string | null,
  input: unknown,
): Promise<Outcome> {
  const { status, text } = await (type === 'mutation'
    ? api.post(path, token, input)
    : api.get(path, token, input))
  return toOutcome(status, JSON.parse(text))
}

/** The same call beside one that the caller may make, if there is any: one answer must not lean on the other. */
async function callInBatch(
  path: string,
  type: ProcedureType,
  token: string | null,
  input: unknown,
  actor: Actor,
): Promise<Outcome> {
  const beside = type === 'query' ? ['provider.list', {}] : harmlessMutationOf(actor)
  const inputs = { 0: beside[1], 1: input }
  const url = `${api.url}/api/trpc/${beside[0]},${path}?batch=1`
  const headers = {
    'content-type': 'application/json',
    ...(token !== null && { authorization: `Bearer ${token}` }),
  }
  const response = await (type === 'query'
    ? fetch(`${url}&input=${encodeURIComponent(JSON.stringify(inputs))}`, { headers })
    : fetch(url, { method: 'POST', headers, body: JSON.stringify(inputs) }))
  const answers = (await response.json()) as [WireAnswer, WireAnswer]
  const neighbour = toOutcome(200, answers[0])
  const refusals = { client: null, provider: null, newcomer: 'not_allowed', nobody: 'not_signed_in' }
  const refusal = type === 'query' ? null : refusals[kindOf(actor) ?? 'nobody']
  expect([path, actor, neighbour.code]).toEqual([path, actor, refusal])
  return toOutcome(200, answers[1])
}

function harmlessMutationOf(actor: Actor): [path: string, input: unknown] {
  return kindOf(actor) === 'provider'
    ? ['provider.updateSettings', {}]
    : ['hold.release', { holdId: randomUUID() }]
}

interface WireAnswer {
  result?: { data: unknown }
  error?: { data: { httpStatus: number; bookingError: { code: string } | null } }
}

function toOutcome(status: number, answer: WireAnswer): Outcome {
  const { error } = answer
  return {
    status: error?.data.httpStatus ?? status,
    code: error ? (error.data.bookingError?.code ?? 'unforeseen') : null,
    said: JSON.stringify(answer, (key, value) => (key === 'serverTime' ? undefined : value)),
  }
}

/** Of every pair "foreign" and "unknown": the same status and the same body. */
function expectAlike(outcomes: ReadonlyMap<string, Outcome>): void {
  for (const [name, outcome] of outcomes) {
    if (!name.includes('foreign ')) continue
    expect([name, outcome]).toEqual([name, outcomes.get(name.replace('foreign ', 'unknown '))])
  }
}
