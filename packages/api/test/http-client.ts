import type { BookingRefusal } from '@holdfast/shared/rules/errors'
import { readAnswer } from './server-events.ts'

/** What came back over HTTP. */
export interface HttpAnswer {
  status: number
  text: string
  data: unknown
  refusal: BookingRefusal | null
}

/** Calls procedures as a program does that knows nothing of tRPC but its URLs. */
export function createHttpClient(url: string) {
  async function request(path: string, init: RequestInit): Promise<HttpAnswer> {
    const response = await fetch(`${url}/api/trpc/${path}`, init)
    const { status, text } = await readAnswer(response)
    const body = text ? JSON.parse(text) : null
    return {
      status,
      text,
      data: body?.result?.data ?? null,
      refusal: body?.error?.data?.bookingError ?? null,
    }
  }

  return {
    /** A mutation. */
    post: (path: string, token: string | null, input: unknown, signal: AbortSignal | null = null) =>
      request(path, { method: 'POST', headers: headersFor(token), body: JSON.stringify(input), signal }),

    /** A query, or the first that a stream says. */
    get: (path: string, token: string | null, input: unknown) =>
      request(`${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: headersFor(token) }),
  }
}

function headersFor(token: string | null): Record<string, string> {
  return { 'content-type': 'application/json', ...(token !== null && { authorization: `Bearer ${token}` }) }
}
