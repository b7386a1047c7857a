import { BookingError } from '@holdfast/shared/rules/errors'
import { bodyBytesMax, urlLengthMax } from '@holdfast/shared/rules/limits'
import type { CheckedRequest, HttpRequest } from './http-request.ts'

/**
 * What every request has to be before anything reads it: a short URL, and a body that says that it is JSON and is small. Resolves
 * to the same request with its body read. Rejects with `invalid_input` and the part that is wrong.
 *
 * JSON alone, because a page of another site can send a form or plain text with our cookie and without asking first.
 */
export async function checkRequest(request: HttpRequest): Promise<CheckedRequest> {
  const { method, headers, signal } = request
  const url = new URL(request.url)
  if (url.pathname.length + url.search.length > urlLengthMax) throw refused('url', 'The address is too long.')
  if (!isDecodable(url.pathname)) throw refused('url', 'The address cannot be read.')
  const contentType = headers.get('content-type')
  if (contentType !== null && !isJson(contentType)) throw refused('content-type', 'Send JSON.')
  const body = request.body ? await readBody(headers, request.body) : ''
  if (body !== '' && contentType === null) throw refused('content-type', 'Send JSON.')
  return { method, headers, signal, url, body }
}

function isDecodable(pathname: string): boolean {
  try {
    decodeURIComponent(pathname)
    return true
  } catch {
    return false
  }
}

/** The media type of RFC 8259, whatever parameters follow it. */
const isJson = (contentType: string) => /^application\/json\s*(;|$)/i.test(contentType.trim())

const utf8 = new TextDecoder()

async function readBody(headers: HttpRequest['headers'], body: AsyncIterable<Uint8Array>): Promise<string> {
  if (Number(headers.get('content-length')) > bodyBytesMax) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  try {
    for await (const chunk of body) {
      size += chunk.length
      if (size > bodyBytesMax) break
      chunks.push(chunk)
    }
  } catch {
    throw refused('body', 'It did not arrive as a whole.')
  }
  if (size > bodyBytesMax) throw tooLarge()
  return utf8.decode(chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))
}

const tooLarge = () => refused('body', `Send at most ${bodyBytesMax} bytes.`)

const refused = (path: string, problem: string) =>
  new BookingError('invalid_input', { fields: [{ path, problem }] })
