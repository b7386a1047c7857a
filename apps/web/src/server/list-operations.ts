import { type OpenApiOperation, openApiDocument } from '@holdfast/api'

export interface DocumentedOperation extends OpenApiOperation {
  method: string
  /** From the root of the site, as in `/api/v1/holds/{holdId}`. */
  path: string
}

/** What the OpenAPI document has, in its order. */
export function listOperations(): DocumentedOperation[] {
  const base = openApiDocument.servers[0]?.url ?? ''
  return Object.entries(openApiDocument.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      ...operation,
      method: method.toUpperCase(),
      path: base + path,
    })),
  )
}

/** The JSON Schema of every answer and refusal, by its name. */
export const listShapes = (): [string, object][] => Object.entries(openApiDocument.components.schemas)

export const describeApi = (): string => openApiDocument.info.description
