import type { Identity } from './auth.ts'

/** What of a request the service reads. A fetch `Request` has it, and so has what Node's own server hears (node-door.ts). */
export interface HttpRequest {
  method: string
  /** Absolute; of it the path and the query count. */
  url: string
  headers: { get(name: string): string | null }
  body: AsyncIterable<Uint8Array> | null
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
