import fc from 'fast-check'
import type { z } from 'zod'

export interface HostileRequest {
  method: string
  /** What follows `/api/`, with the query. */
  target: string
  contentType: string | null
  token: 'client' | 'provider' | 'none' | 'broken'
  body: string | null
}

export interface FuzzedProcedure {
  path: string
  type: 'query' | 'mutation' | 'subscription'
  schema: z.ZodType
}

/** Node itself answers 431 to a head of more than 16 KB. */
export const urlLengthOfNode = 14_000

/** Mostly of somebody who may make the call. */
export function tokensFor(path: string): fc.Arbitrary<HostileRequest['token']> {
  const rightful = /^schedule\.|register|updateSettings/.test(path) ? 'provider' : 'client'
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant(rightful) },
    { weight: 2, arbitrary: fc.constantFrom('client', 'provider', 'none', 'broken') },
  )
}

export const oddContentTypes = fc.constantFrom(
  null,
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'multipart/form-data',
  'application/octet-stream',
  'application/json; charset=utf-16',
  'application/jsonx',
  'APPLICATION/JSON',
  'a',
)

export const oddMethods = fc.constantFrom('PUT', 'DELETE', 'PATCH', 'HEAD', 'OPTIONS', 'PROPFIND')
