import { Ajv2020 } from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'
import type { OpenApiOperation } from '../src/rest/open-api-document.ts'

interface Document {
  paths: Record<string, Record<string, OpenApiOperation>>
  components: { schemas: Record<string, unknown> }
}

export interface RestAnswer {
  status: number
  // biome-ignore lint/suspicious/noExplicitAny: what the document promises of it is checked when it comes.
  data: any
  headers: Headers
}

/** A program that knows the service by its OpenAPI document alone, and holds every answer to it. */
export async function createRestClient(url: string) {
  const response = await fetch(`${url}/api/v1/openapi.json`)
  const { paths, components } = (await response.json()) as Document
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  addFormats.default(ajv)
  const called = new Set<string>()

  const operations = new Map(
    Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => [
        operation.operationId,
        { method: method.toUpperCase(), path, operation },
      ]),
    ),
  )

  function check(schema: object, value: unknown, what: string) {
    const isRight = ajv.compile({ ...schema, components })
    if (!isRight(value)) {
      throw new Error(
        `${what} is not as documented: ${ajv.errorsText(isRight.errors)} in ${JSON.stringify(value)}`,
      )
    }
  }

  return {
    operationIds: [...operations.keys()],
    called,

    /** Calls an operation of the document with the fields where it says that they go. */
    async call(
      operationId: string,
      token: string | null,
      input: Record<string, unknown>,
    ): Promise<RestAnswer> {
      const found = operations.get(operationId)
      if (!found) throw new Error(`The document has no ${operationId}.`)
      const { method, path, operation } = found
      const isPlaced = (place: string, name: string) =>
        operation.parameters.some(parameter => parameter.in === place && parameter.name === name)
      const target = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(input[name])))
      const query = new URLSearchParams()
      const body: Record<string, unknown> = {}
      for (const [name, value] of Object.entries(input)) {
        if (isPlaced('query', name)) query.set(name, String(value))
        else if (!isPlaced('path', name)) body[name] = value
      }
      if (operation.requestBody)
        check(operation.requestBody.content['application/json'].schema, body, 'The body')
      const answer = await fetch(`${url}/api/v1${target}${query.size > 0 ? `?${query}` : ''}`, {
        method,
        headers: {
          ...(operation.requestBody && { 'content-type': 'application/json' }),
          ...(token !== null && { authorization: `Bearer ${token}` }),
        },
        body: operation.requestBody ? JSON.stringify(body) : null,
      })
      const data = await answer.json()
      const documented = operation.responses[answer.status]
      if (!documented)
        throw new Error(`${operationId} does not document ${answer.status} ${JSON.stringify(data)}`)
      check(documented.content['application/json'].schema, data, `The ${answer.status} of ${operationId}`)
      if (answer.ok) called.add(operationId)
      return { status: answer.status, data, headers: answer.headers }
    },
  }
}
