import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { BookingError } from '@holdfast/shared/rules/errors'
import { sameReadsMax } from '@holdfast/shared/rules/limits'
import { toTrpcRefusal, trpcPath } from './answer-trpc.ts'
import type { Api } from './api.ts'
import type { HttpAnswer } from './http-answer.ts'
import type { HttpRequest, Identify } from './http-request.ts'
import { createLanes } from './lanes.ts'
import { restPath } from './rest/rest-path.ts'
import { toRestRefusal } from './rest/to-rest-refusal.ts'

/**
 * The same service for Node's own HTTP server, without a fetch `Request` for each of its requests. Headers that are set before it
 * answers are sent too. `identify` is as in `Api.handle`.
 */
export function openNodeDoor(api: Pick<Api, 'handle' | 'handleRest'>, identify: Identify) {
  const streams = new Set<AbortController>()
  const inLane = createLanes(sameReadsMax)
  let ended = false

  async function stream(body: object, outgoing: ServerResponse, gone: AbortController): Promise<void> {
    streams.add(gone)
    outgoing.once('close', () => streams.delete(gone))
    if (ended) gone.abort()
    // Rejects when its reader leaves, who may do so at any time; the source then ends by the signal.
    await pipeline(body as ReadableStream, outgoing)
  }

  async function answer(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    onStream: () => void,
  ): Promise<void> {
    const gone = new AbortController()
    outgoing.once('close', () => {
      if (!outgoing.writableFinished) gone.abort()
    })
    const request = toHttpRequest(incoming, gone.signal)
    const handle = () => (isRest(incoming) ? api.handleRest(request) : api.handle(request, identify))
    // Those who open one page ask for the same; writes never wait.
    const answered = await (request.method === 'GET' ? inLane(request.url, handle) : handle())
    begin(outgoing, answered)
    if (answered.body === null || typeof answered.body === 'string') return void outgoing.end(answered.body)
    onStream()
    return stream(answered.body, outgoing, gone)
  }

  return {
    /** Whether a request is for the service. */
    serves: (incoming: IncomingMessage) => isRest(incoming) || isBelow(trpcPath, incoming),

    /** Answers a request for the service. `onStream` hears that the answer stays open. */
    answer(incoming: IncomingMessage, outgoing: ServerResponse, onStream = () => {}): void {
      answer(incoming, outgoing, onStream).catch(() => outgoing.destroy())
    },

    /** Says, without a look at the request, that the same may be asked again soon. */
    refuse(incoming: IncomingMessage, outgoing: ServerResponse): void {
      const refusal = new BookingError('storage_unavailable')
      const refused = isRest(incoming) ? toRestRefusal(refusal) : toTrpcRefusal(refusal)
      begin(outgoing, refused)
      outgoing.end(refused.body)
    },

    /** Ends every stream, and from now on each one as it begins: who reads it asks again, elsewhere. */
    endStreams(): void {
      ended = true
      for (const stream of streams) stream.abort()
    },
  }
}

const isRest = (incoming: IncomingMessage) => isBelow(restPath, incoming)

const isBelow = (path: string, { url = '' }: IncomingMessage) =>
  url.startsWith(path) && (url.length === path.length || '/?'.includes(url.charAt(path.length)))

/** The head alone, and not yet sent: an answer that is text then goes out in one piece with its length. */
function begin(outgoing: ServerResponse, { status, headers }: HttpAnswer): void {
  outgoing.statusCode = status
  for (const [name, value] of Object.entries(headers)) outgoing.setHeader(name, value)
}

function toHttpRequest(incoming: IncomingMessage, signal: AbortSignal): HttpRequest {
  const { method = 'GET', headers, url } = incoming
  return {
    method,
    url: `http://localhost${url}`,
    headers: { get: name => headers[name]?.toString() ?? null },
    readBody: bytesMax => readBody(incoming, bytesMax),
    signal,
  }
}

/** Node's own iterator is made for any stream, and took a sixth of what a server needs for a small body and an empty answer. */
function readBody(incoming: IncomingMessage, bytesMax: number): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = []
    let size = 0
    incoming.on('data', (chunk: Uint8Array) => {
      chunks.push(chunk)
      size += chunk.length
      if (size <= bytesMax) return
      // Not destroyed: its sender is still to be told why.
      incoming.pause()
      resolve(null)
    })
    incoming.once('end', () =>
      resolve(chunks.length === 1 ? (chunks[0] as Uint8Array) : Buffer.concat(chunks)),
    )
    incoming.once('close', () => {
      if (!incoming.readableEnded) reject(new Error('The body ended early.'))
    })
  })
}
