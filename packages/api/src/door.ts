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
  const body = await readBody(request)
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

async function readBody(request: HttpRequest): Promise<string> {
  const { method, headers } = request
  if (method === 'GET' || method === 'HEAD') return ''
  if (Number(headers.get('content-length')) > bodyBytesMax) throw tooLarge()
  const body = await request.readBody(bodyBytesMax).catch(() => {
    throw refused('body', 'It did not arrive as a whole.')
  })
  if (body === null) throw tooLarge()
  return utf8.decode(body)
}

const tooLarge = () => refused('body', `Send at most ${bodyBytesMax} bytes.`)

const refused = (path: string, problem: string) =>
  new BookingError('invalid_input', { fields: [{ path, problem }] })
