import fc from 'fast-check'
import { nastyTexts, wrongValues } from './nasty-values.ts'

/** The same value with something wrong at one place of it. */
export function spoiled(value: unknown): fc.Arbitrary<unknown> {
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
export function spoiledText(text: string): fc.Arbitrary<string> {
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
