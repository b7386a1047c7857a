import type { ProcedureType } from '@trpc/server'
import { z } from 'zod'
import { appRouter } from '../router/index.ts'
import { answerShapes } from './answer-shapes.ts'

interface Procedure {
  type: ProcedureType
  /** The JSON Schema of each field of its input. */
  fields: Record<string, z.core.JSONSchema.JSONSchema>
  required: string[]
  answer: z.ZodType
}

const definitions = appRouter._def.procedures as unknown as Record<
  string,
  { _def: { type: ProcedureType; inputs: z.ZodType[] } }
>
const answers = answerShapes as Record<string, Record<string, z.ZodType>>

/** What the router itself says of a procedure, as in `hold.create`. */
export function procedureOf(path: string): Procedure {
  const definition = definitions[path]?._def
  const [room, verb] = path.split('.') as [string, string]
  const answer = answers[room]?.[verb]
  if (!definition || !answer) throw new Error(`There is no procedure ${path}.`)
  const input = toJsonSchema(definition.inputs[0] as z.ZodType, 'input')
  const fields = (input.properties ?? {}) as Procedure['fields']
  return { type: definition.type, fields, required: input.required ?? [], answer }
}

/** A format says what its long pattern says. */
export function toJsonSchema(shape: z.ZodType, io: 'input' | 'output') {
  const { $schema, ...schema } = z.toJSONSchema(shape, { io, override: dropPatternOfFormat })
  return schema
}

export function dropPatternOfFormat({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.format) delete jsonSchema.pattern
}
