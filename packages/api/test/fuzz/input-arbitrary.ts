import fc from 'fast-check'
import type { z } from 'zod'
import type { World } from '../world.ts'
import {
  idsOf,
  nastyCursors,
  nastyDates,
  nastyInstants,
  nastyTexts,
  nastyTimes,
  nastyZones,
} from './nasty-values.ts'

/** What of a zod schema is needed to make values of its shape. */
interface ShapeDef {
  type: string
  format?: string
  shape?: Record<string, z.ZodType>
  element?: z.ZodType
  innerType?: z.ZodType
  in?: z.ZodType
  keyType?: z.ZodType
  valueType?: z.ZodType
  entries?: Record<string, string>
}

/** Values of the shape that a schema asks for, made of nasty leaves; the schema itself may still refuse some. */
export function inputArbitrary(schema: z.ZodType, world: World, name = ''): fc.Arbitrary<unknown> {
  const def = schema._zod.def as ShapeDef
  const inner = (part: z.ZodType | undefined, key = name) => inputArbitrary(part as z.ZodType, world, key)
  switch (def.type) {
    case 'object':
      return fc
        .record(
          Object.fromEntries(Object.entries(def.shape ?? {}).map(([key, part]) => [key, inner(part, key)])),
        )
        .map(withoutGaps)
    case 'array':
      return fc.array(inner(def.element), { maxLength: 3 })
    case 'record':
      return fc.dictionary(inner(def.keyType, 'date') as fc.Arbitrary<string>, inner(def.valueType), {
        maxKeys: 3,
      })
    case 'optional':
    case 'default':
      return fc.option(inner(def.innerType), { nil: undefined, freq: 2 })
    case 'nullable':
      return fc.option(inner(def.innerType), { nil: null })
    case 'pipe':
      return inner(def.in)
    case 'enum':
      return fc.constantFrom(...Object.values(def.entries ?? {}))
    case 'number':
      return numbers(schema._zod.bag)
    case 'string':
      return texts(def.format, name, world)
    default:
      throw new Error(`The fuzz does not know what a ${def.type} is.`)
  }
}

const oddNumbers = fc.constantFrom(-1, 0, 1, 0.1, 101, 1439, 2 ** 31 - 2, 2 ** 31 - 1, 2 ** 53)

/** Mostly those within the bounds, and the upper end of them. */
function numbers(bag: { minimum?: number; maximum?: number; multipleOf?: number }): fc.Arbitrary<number> {
  const { minimum = 0, maximum = 100, multipleOf = 1 } = bag
  const min = Math.ceil(minimum / multipleOf)
  const max = Math.floor(maximum / multipleOf)
  const within = fc.integer({ min, max: Math.min(max, min + 20) }).map(steps => steps * multipleOf)
  return fc.oneof(
    { weight: 12, arbitrary: within },
    { weight: 1, arbitrary: fc.constant(maximum) },
    { weight: 1, arbitrary: oddNumbers },
  )
}

function texts(format: string | undefined, name: string, world: World): fc.Arbitrary<string> {
  if (format === 'guid') return fc.constantFrom(...idsOf(name, world))
  if (format === 'date') return mostlyLegal(nastyDates)
  if (format === 'datetime') return fc.oneof(mostlyLegal(nastyInstants), fc.constant(world.freeStart))
  if (name === 'startTime' || name === 'endTime') return mostlyLegal(nastyTimes)
  if (name === 'timeZone') return mostlyLegal(nastyZones)
  if (name === 'cursor') return fc.constantFrom(...nastyCursors)
  if (name === 'slug')
    return fc.constantFrom(world.provider.slug, 'a', 'x'.repeat(60), 'x'.repeat(61), 'A b', '-')
  return fc.oneof(
    { weight: 5, arbitrary: mostlyLegal(nastyTexts) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 130 }) },
  )
}

const mostlyLegal = ({ legal, illegal }: { legal: readonly string[]; illegal: readonly string[] }) =>
  fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...legal) },
    { weight: 1, arbitrary: fc.constantFrom(...illegal) },
  )

function withoutGaps(value: Record<string, unknown>): unknown {
  return Object.fromEntries(Object.entries(value).filter(([, part]) => part !== undefined))
}
