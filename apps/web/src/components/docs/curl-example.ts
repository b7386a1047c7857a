import type { DocumentedOperation } from '#server/list-operations.ts'

/** A command that makes the call with the document's own example; the token is the reader's. */
export function curlExample({
  method,
  path,
  parameters,
  requestBody,
  security,
}: DocumentedOperation): string {
  const inPath = Object.fromEntries(
    parameters.filter(parameter => parameter.in === 'path').map(({ name, example }) => [name, example]),
  )
  const inQuery = parameters.flatMap(({ in: place, name, example }) =>
    place === 'query' && example !== undefined ? [[name, String(example)]] : [],
  )
  const target = path.replace(/\{(\w+)\}/g, (_, name) => String(inPath[name]))
  const query = inQuery.length > 0 ? `?${new URLSearchParams(inQuery)}` : ''
  const needsToken = !security.some(choice => Object.keys(choice).length === 0)
  const body = requestBody && JSON.stringify(requestBody.content['application/json'].example)
  return [
    `curl -s ${method === 'GET' ? '' : `-X ${method} `}"http://localhost:3000${target}${query}"`,
    ...(needsToken ? ['-H "authorization: Bearer $TOKEN"'] : []),
    ...(body ? ['-H "content-type: application/json"', `-d '${body}'`] : []),
  ].join(' \\\n  ')
}
