import type { Identity } from './auth.ts'

/** What of a request the service reads, whichever server heard it. */
export interface HttpRequest {
  method: string
  /** Absolute; of it the path and the query count. */
  url: string
  headers: { get(name: string): string | null }
  /** Resolves to the body, or to null once it is larger than so many bytes. Rejects when it does not arrive as a whole. */
  readBody(bytesMax: number): Promise<Uint8Array | null>
  /** Aborted when its sender has gone, or when no stream may go on. */
  signal: AbortSignal
}

/** A request that the door let in (door.ts): its body is read, and empty where there was none. */
export interface CheckedRequest extends Pick<HttpRequest, 'method' | 'headers' | 'signal'> {
  url: URL
  body: string
}

/** Who asks by other means than a token, as with a cookie; null for nobody. Asked only when there is no token. */
export type Identify = (request: HttpRequest) => Promise<Identity | null> | null

/** The same of a server that speaks fetch. */
export function fromRequest(request: Request): HttpRequest {
  const { method, url, headers, signal } = request
  return {
    method,
    url,
    headers,
    async readBody(bytesMax) {
      const chunks: Uint8Array[] = []
      let size = 0
      for await (const chunk of request.body ?? []) {
        size += chunk.length
        if (size > bytesMax) return null
        chunks.push(chunk)
      }
      return Buffer.concat(chunks)
    },
    signal,
  }
}
