import { expect, test } from 'vitest'
import { isSameOrigin } from './same-origin.ts'

const cases: [Record<string, string>, boolean][] = [
  [{ 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }, true],
  [{ 'sec-fetch-site': 'none', host: 'localhost:3000' }, true],
  [{ 'sec-fetch-site': 'same-site', origin: 'http://localhost:3001', host: 'localhost:3000' }, false],
  [{ 'sec-fetch-site': 'cross-site', host: 'localhost:3000' }, false],
  [{ origin: 'http://localhost:3000', host: 'localhost:3000' }, true],
  [{ origin: 'https://holdfast.test', host: '127.0.0.1:3000', 'x-forwarded-host': 'holdfast.test' }, true],
  [{ origin: 'http://localhost:3001', host: 'localhost:3000' }, false],
  [{ origin: 'null', host: 'localhost:3000' }, false],
  [{ host: 'localhost:3000' }, true],
]

test.each(cases)('only our own pages act with our cookie: %j is %s', (headers, same) => {
  expect(isSameOrigin(new Headers(headers))).toBe(same)
})
