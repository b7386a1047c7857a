import { Validator } from '@seriousme/openapi-schema-validator'
import { describe, expect, it } from 'vitest'
import { appRouter } from '../router/index.ts'
import { answerExamples } from './answer-examples.ts'
import { namedShapes } from './answer-shapes.ts'
import { openApiDocument } from './open-api-document.ts'
import { procedureOf } from './procedure-of.ts'
import { restRoutes } from './rest-routes.ts'

describe('the OpenAPI document', () => {
  it('is one by the schema of OpenAPI 3.1 itself', async () => {
    const judged = await new Validator().validate(structuredClone(openApiDocument))
    expect(judged.errors ?? []).toEqual([])
    expect(judged.valid).toBe(true)
  })

  it('has every procedure that is a call, once', () => {
    const procedures = Object.entries(appRouter._def.procedures as unknown as Record<string, Procedure>)
    const calls = procedures.filter(([, { _def }]) => _def.type !== 'subscription').map(([path]) => path)
    expect(restRoutes.map(({ procedure }) => procedure).sort()).toEqual(calls.sort())
  })

  it('changes the world by no GET, and only asks by GET or a preview', () => {
    const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>
    for (const { method, path, procedure } of restRoutes) {
      const isQuery = procedures[procedure]?._def.type === 'query'
      expect([path, method === 'GET']).toEqual([path, isQuery && procedure !== 'schedule.preview'])
    }
  })

  it('shows an answer of every operation that its shape takes', () => {
    for (const { procedure } of restRoutes) {
      const { answer } = procedureOf(procedure)
      const example = answerExamples[namedShapes.get(answer)?.id ?? '']
      expect([procedure, answer.safeParse(example).error]).toEqual([procedure, undefined])
    }
  })

  it.each(restRoutes.map(({ procedure, example }) => [procedure, example] as const))(
    'shows an example of %s that the procedure takes',
    (procedure, example) => {
      const procedures = appRouter._def.procedures as unknown as Record<string, Procedure>
      expect(procedures[procedure]?._def.inputs[0]?.safeParse(example).success).toBe(true)
    },
  )
})

interface Procedure {
  _def: { type: string; inputs: { safeParse(value: unknown): { success: boolean } }[] }
}
