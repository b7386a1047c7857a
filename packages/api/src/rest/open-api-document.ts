import { type BookingErrorCode, bookingErrors } from '@holdfast/shared/rules/errors'
import { z } from 'zod'
import { answerExamples } from './answer-examples.ts'
import { namedShapes } from './answer-shapes.ts'
import { dropPatternOfFormat, procedureOf, toJsonSchema } from './procedure-of.ts'
import { takesBody } from './read-input.ts'
import { refusalShape, uncodedShape } from './refusal-shapes.ts'
import { restPath } from './rest-path.ts'
import { type RestRoute, restRoutes } from './rest-routes.ts'

type JsonSchema = z.core.JSONSchema.BaseSchema

export interface OpenApiParameter {
  name: string
  in: 'path' | 'query'
  required: boolean
  schema: JsonSchema
  example?: unknown
}

export interface OpenApiResponse {
  description: string
  content: { 'application/json': { schema: JsonSchema; example?: unknown } }
}

export interface OpenApiOperation {
  operationId: string
  tags: string[]
  summary: string
  description: string
  security: Record<string, string[]>[]
  parameters: OpenApiParameter[]
  requestBody?: {
    required: boolean
    content: { 'application/json': { schema: JsonSchema; example: unknown } }
  }
  responses: Record<string, OpenApiResponse>
}

/** OpenAPI 3.1 of `/api/v1`, made of the table of routes, the shapes of the router's inputs and those of its answers. */
export const openApiDocument = {
  openapi: '3.1.1',
  info: {
    title: 'Holdfast',
    version: '1',
    description:
      'Appointment scheduling in which a held slot stays held. Instants are ISO-8601 in UTC (2027-03-05T14:15:00Z), dates are YYYY-MM-DD, ' +
      'wall times are HH:mm and an end may be 24:00, ids are UUIDs. Bodies are JSON of at most 64 KB. After an answer ' +
      'that was lost, send the same request again: it changes the world once and answers the same.',
  },
  servers: [{ url: restPath }],
  paths: pathsOf(restRoutes),
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    schemas: { ...answerSchemas(), ...refusalSchemas() },
  },
}

function pathsOf(routes: readonly RestRoute[]): Record<string, Record<string, OpenApiOperation>> {
  const paths: Record<string, Record<string, OpenApiOperation>> = {}
  for (const route of routes) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) }
  }
  return paths
}

function operationOf(route: RestRoute): OpenApiOperation {
  const bearer = { bearer: [] }
  return {
    operationId: route.procedure,
    tags: [route.procedure.split('.')[0] as string],
    summary: route.summary,
    description: `For ${route.who}.`,
    security: route.who === 'anybody' ? [{}, bearer] : [bearer],
    ...inputOf(route),
    responses: { 200: answerOf(route), ...refusalsOf(route) },
  }
}

/** Path first, then the query or the body. */
function inputOf(route: RestRoute): Pick<OpenApiOperation, 'parameters' | 'requestBody'> {
  const { fields, required } = procedureOf(route.procedure)
  const isInPath = (name: string) => route.path.includes(`{${name}}`)
  const toParameter = (name: string): OpenApiParameter => ({
    name,
    in: isInPath(name) ? 'path' : 'query',
    required: required.includes(name),
    schema: fields[name] as JsonSchema,
    ...(name in route.example && { example: route.example[name] }),
  })
  const others = Object.keys(fields).filter(name => !isInPath(name))
  const parameters = Object.keys(fields).filter(isInPath).map(toParameter)
  if (!takesBody(route)) return { parameters: [...parameters, ...others.map(toParameter)] }
  if (others.length === 0) return { parameters }
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(Object.entries(from).filter(([name]) => !isInPath(name)))
  const requiredHere = required.filter(name => !isInPath(name))
  const schema: JsonSchema = {
    type: 'object',
    properties: pick(fields) as Record<string, JsonSchema>,
    ...(requiredHere.length > 0 && { required: requiredHere }),
    additionalProperties: false,
  }
  const content = { 'application/json': { schema, example: pick(route.example) } }
  return { parameters, requestBody: { required: requiredHere.length > 0, content } }
}

function answerOf(route: RestRoute): OpenApiResponse {
  const name = namedShapes.get(procedureOf(route.procedure).answer)?.id as string
  const content = { 'application/json': { schema: refTo(name), example: answerExamples[name] } }
  return { description: 'Done.', content }
}

/** What every call may be refused with, what one that needs a token may, and the route's own. */
function refusalsOf(route: RestRoute): Record<string, OpenApiResponse> {
  const own = new Set<BookingErrorCode>([
    'invalid_input',
    'rate_limited',
    'storage_unavailable',
    ...route.refusals,
  ])
  if (route.who !== 'anybody') own.add('not_signed_in').add('not_allowed')
  const codes = (Object.keys(bookingErrors) as BookingErrorCode[]).filter(code => own.has(code))
  const byStatus = Map.groupBy(codes, code => bookingErrors[code].httpStatus)
  return {
    ...Object.fromEntries([...byStatus].map(([status, some]) => [status, refusalOf(some)])),
    500: { description: 'Something of ours failed.', content: jsonOf(refTo('Uncoded')) },
  }
}

function refusalOf(codes: BookingErrorCode[]): OpenApiResponse {
  return {
    description: codes.map(code => `\`${code}\`: ${bookingErrors[code].text}`).join('\n\n'),
    content: jsonOf(codes.length === 1 ? refTo(codes[0] as string) : { oneOf: codes.map(refTo) }),
  }
}

function answerSchemas(): Record<string, JsonSchema> {
  const { schemas } = z.toJSONSchema(namedShapes, { uri: pointerTo, override: dropPatternOfFormat })
  return Object.fromEntries(
    Object.entries(schemas).map(([name, { $schema, $id, ...schema }]) => [name, schema]),
  )
}

function refusalSchemas(): Record<string, JsonSchema> {
  const codes = Object.keys(bookingErrors) as BookingErrorCode[]
  return {
    ...Object.fromEntries(codes.map(code => [code, toJsonSchema(refusalShape(code), 'output')])),
    Uncoded: toJsonSchema(uncodedShape, 'output'),
  }
}

function jsonOf(schema: JsonSchema): OpenApiResponse['content'] {
  return { 'application/json': { schema } }
}

function refTo(name: string): JsonSchema {
  return { $ref: pointerTo(name) }
}

function pointerTo(name: string): string {
  return `#/components/schemas/${name}`
}
