import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { HttpAnswer } from '../test/http-client.ts'
import { openTestApi, type TestApi } from '../test/open-test-api.ts'
import { type RepeatRow, repeatTable } from '../test/repeat-table.ts'
import { makeWorld, type World } from '../test/world.ts'
import { readState } from '../test/world-state.ts'
import { appRouter } from './router/index.ts'

let api: TestApi
beforeAll(async () => {
  api = await openTestApi()
})
afterAll(() => api.close())

const atOnce = 4
const rounds = 5

const mutations = Object.entries(
  appRouter._def.procedures as unknown as Record<string, { _def: { type: string } }>,
)
  .filter(([, { _def }]) => _def.type === 'mutation')
  .map(([path]) => path)
const calls = Object.entries(repeatTable).flatMap(([path, rows]) =>
  rows.map((row, i) => ({ path, row, call: i + 1 })),
)

describe(`the same change again: ${mutations.length} mutations, ${calls.length} calls`, () => {
  it('has a row for every mutation, and none for what is not there', () => {
    expect(Object.keys(repeatTable).sort()).toEqual(mutations.sort())
  })

  it.each(calls)(
    'changes the world once when $path ($call) is sent twice, and answers the same',
    async ({ path, row }) => {
      const { world, owner, send } = await open(path, row)
      const first = await send()
      expect([path, first.status, first.refusal]).toEqual([path, 200, null])
      expect(await recordsOf(owner)).toEqual(recordsAfter(owner, row))

      const before = await readState(api, [world])
      expect(said(await send())).toEqual(row.repeat ?? said(first))
      expect(await readState(api, [world])).toEqual(before)
    },
  )

  it.each(calls)(
    `changes the world once when $path ($call) is sent ${atOnce} times at once, and answers the same`,
    async ({ path, row }) => {
      for (let round = 0; round < rounds; round++) {
        const { world, owner, send } = await open(path, row)
        const answers = await Promise.all(Array.from({ length: atOnce }, send))
        expect(answers.map(({ status, refusal }) => [path, status, refusal])).toEqual(
          answers.map(() => [path, 200, null]),
        )
        expect(await recordsOf(owner)).toEqual(recordsAfter(owner, row))

        const before = await readState(api, [world])
        const last = said(await send())
        const others = answers.map(said).filter(answer => JSON.stringify(answer) !== JSON.stringify(last))
        expect(others).toHaveLength(row.repeat ? 1 : 0)
        expect(await readState(api, [world])).toEqual(before)
      }
    },
  )
})

interface Records {
  providerId: string
  audit: number
}

/** A world of its own and the call that is repeated in it. */
async function open(path: string, row: RepeatRow) {
  const world = await makeWorld(api)
  await row.prepare?.(world, api)
  const newcomer = { ...world.provider, id: randomUUID() }
  const provider = row.as === 'newcomer' ? newcomer : world.provider
  const token = await (row.as === 'client' ? api.clientToken(world.client) : api.providerToken(provider))
  const input = row.input(world, api)
  return {
    world: { ...world, providerId: provider.id } satisfies World,
    owner: await recordsOf({ providerId: provider.id }),
    send: () => api.post(path, token, input),
  }
}

async function recordsOf({ providerId }: { providerId: string }): Promise<Records> {
  return { providerId, audit: await api.count('audit', providerId) }
}

function recordsAfter({ providerId, audit }: Records, { records }: RepeatRow): Records {
  return { providerId, audit: audit + records }
}

/** An answer but for the clock. */
function said({ data }: HttpAnswer): unknown {
  return JSON.parse(JSON.stringify(data, (key, value) => (key === 'serverTime' ? undefined : value)))
}
