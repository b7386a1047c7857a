import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import type { World } from '../world.ts'

/** Values of the right type that are seldom thought of, by what they stand for; the illegal ones must be refused. */

export const nastyTexts = {
  legal: [
    '',
    ' ',
    '\ufeffname',
    '\u200b\u200d',
    'e\u0301'.repeat(60),
    '😀'.repeat(60),
    '👩‍👩‍👧‍👦'.repeat(10),
    "'; drop table providers; --",
    '%_\\%',
    '$1 {{7*7}} <%= 7*7 %>',
    '<script>alert(1)</script>',
    '../../etc/passwd',
    '"quoted" \\ back',
    '__proto__',
    'constructor',
    'x'.repeat(120),
    'NaN',
    '-1',
  ],
  illegal: [
    '\u0000',
    'a\u0000b',
    '\ud800',
    'a\udfffb',
    '\u202egnp.exe',
    '\u2066x\u2069',
    'line\nline\r\n\tline',
    'İ'.repeat(500),
    'x'.repeat(121),
    '\ufdfa'.repeat(120),
  ],
}

export const nastyDates = {
  legal: [
    '0000-01-01',
    '0000-02-29',
    '0001-01-01',
    '1582-10-10',
    '1883-11-18',
    '1969-12-31',
    '2011-12-30',
    '2026-02-28',
    '2026-03-29',
    '2026-10-25',
    '2026-12-01',
    '2026-12-31',
    '2028-02-29',
    '2038-01-20',
    '9999-12-30',
    '9999-12-31',
  ],
  illegal: ['2026-02-29', '10000-01-01', '-000001-01-01'],
}

export const nastyInstants = {
  legal: [
    '0000-01-01T00:00:00Z',
    '1969-12-31T23:59:59.999Z',
    '2026-12-01T09:15:00Z',
    '2026-12-01T09:15Z',
    '2026-12-01T09:15:00.000000000000001Z',
    '2026-12-01T09:15:00.9999999999999999999999Z',
    '2038-01-19T03:15:00Z',
    '9999-12-31T23:45:00Z',
    '9999-12-31T23:59:59.999Z',
  ],
  illegal: ['2026-12-01T24:00:00Z', '2026-06-30T23:59:60Z', '2026-12-01T09:15:00+00:00'],
}

export const nastyZones = {
  legal: [
    'UTC',
    'Europe/London',
    'europe/london',
    'Pacific/Apia',
    'Pacific/Kiritimati',
    'America/St_Johns',
    'Australia/Lord_Howe',
    'Asia/Kathmandu',
    'Africa/Monrovia',
    'Etc/GMT+12',
    'Etc/GMT-14',
    'EST5EDT',
    'GMT0',
  ],
  illegal: ['+05:30', 'UTC+3', 'Mars/Olympus', 'Europe/London\u0000', '../UTC'],
}

export const nastyTimes = {
  legal: ['00:00', '00:15', '08:00', '09:07', '12:00', '15:00', '23:45', '24:00'],
  illegal: ['24:15', '9:00', '09:60', '٠٩:٠٠'],
}

const cursorOf = (text: string) => Buffer.from(text).toString('base64url')
const anyId = '00000000-0000-0000-0000-000000000000'

export const nastyCursors = [
  'x',
  '§',
  '====',
  cursorOf('null'),
  cursorOf('[]'),
  cursorOf('{'),
  cursorOf(`{"name":"a\\u0000","id":"${anyId}"}`),
  cursorOf(`{"name":"\\ud800","id":"${anyId}"}`),
  cursorOf(`{"name":"","id":"${anyId.toUpperCase()}"}`),
  cursorOf(`{"name":"Dr","id":"' or 1=1 --"}`),
  cursorOf(`{"startQuarter":2147483647,"id":"${anyId}"}`),
  cursorOf(`{"startQuarter":-2147483648,"id":"${anyId}"}`),
  cursorOf(`{"startQuarter":1e300,"id":"${anyId}"}`),
  cursorOf('{"version":1}'),
  cursorOf('{"version":2147483648}'),
  cursorOf('{"version":9007199254740991}'),
  'A'.repeat(200),
]

/** Mostly the id that such a field means, else another one, or nobody's, or one in odd spelling. */
export function idsOf(name: string, world: World): string[] {
  const { providerId, appointmentId, holdId } = world
  const { visitTypeId } = world.provider
  const known: Record<string, string> = { providerId, appointmentId, holdId, rescheduleOf: appointmentId }
  const meant = known[name] ?? visitTypeId
  const others = [providerId, appointmentId, holdId, anyId, randomUUID(), `{${providerId}}`]
  return [...Array.from({ length: 8 }, () => meant), meant.toUpperCase(), ...others]
}

/** Values of no type that anybody asked for. */
export const wrongValues: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    0,
    -0,
    0.5,
    -1,
    2 ** 31,
    2 ** 53,
    1e300,
    -1e300,
    5e-324,
    [],
    {},
    '',
  ),
  fc.constantFrom(...nastyTexts.legal, ...nastyTexts.illegal),
  fc.integer({ min: 1, max: 3000 }).map(depth => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`)),
  fc.integer({ min: 1, max: 500 }).map(depth => JSON.parse(`${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`)),
  fc.constantFrom(1_000, 10_000, 60_000, 100_000).map(length => 'y'.repeat(length)),
  fc
    .constantFrom(10, 1001, 5_000)
    .map(length => Array.from({ length }, () => ({ startTime: '09:00', endTime: '09:00' }))),
  fc
    .constantFrom(
      '{"__proto__":{"polluted":true}}',
      '{"constructor":{"prototype":{"polluted":true}}}',
      '{"toString":1,"hasOwnProperty":2,"length":-1}',
      '{"then":"x","toJSON":"y"}',
      '{"2026-12-01":[],"__proto__":[]}',
    )
    .map(text => JSON.parse(text) as unknown),
  fc
    .integer({ min: 1, max: 800 })
    .map(count => Object.fromEntries(Array.from({ length: count }, (_, i) => [`${'k'.repeat(60)}${i}`, i]))),
  fc.constant({ ['k'.repeat(40_000)]: 1 }),
  fc.string({ unit: 'binary', maxLength: 300 }),
)
