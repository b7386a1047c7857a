import { expect, it } from 'vitest'
import { curlExample } from './curl-example.ts'

it('shows a call with its path, body and token filled in, and no token where none is needed', () => {
  const content = { 'application/json': { schema: {}, example: { windows: [] } } }
  const date = { name: 'date', in: 'path' as const, required: true, schema: {}, example: '2027-08-13' }
  const limit = { name: 'limit', in: 'query' as const, required: false, schema: {}, example: 20 }
  const unasked = { name: 'cursor', in: 'query' as const, required: false, schema: {} }
  const operation = { operationId: 'x', tags: [], summary: '', description: '', responses: {} }

  const put = {
    ...operation,
    method: 'PUT',
    path: '/dates/{date}',
    parameters: [date],
    security: [{ bearer: [] }],
  }
  expect(curlExample({ ...put, requestBody: { required: true, content } })).toBe(
    [
      'curl -s -X PUT "http://localhost:3000/dates/2027-08-13"',
      '-H "authorization: Bearer $TOKEN"',
      '-H "content-type: application/json"',
      `-d '{"windows":[]}'`,
    ].join(' \\\n  '),
  )
  const get = { ...operation, method: 'GET', path: '/dates', parameters: [limit, unasked], security: [{}] }
  expect(curlExample(get)).toBe('curl -s "http://localhost:3000/dates?limit=20"')
})
