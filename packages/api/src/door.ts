import { BookingError } from '@holdfast/shared/rules/errors'
import { bodyBytesMax, urlLengthMax } from '@holdfast/shared/rules/limits'

/**
 * What every request has to be before anything reads it: a short URL, and a body that says that it is JSON and is small. Resolves
 * to the same request with its body read. Rejects with `invalid_input` and the part that is wrong.
 *
 * JSON alone, because a page of another site can send a form or plain text with our cookie and without asking first.
 */
export async function checkRequest(request: Request): Promise<Request> {
  const { pathname, search } = new URL(request.url)
  if (pathname.length + search.length > urlLengthMax) throw refused('url', 'The address is too long.')
  if (!isDecodable(pathname)) throw refused('url', 'The address cannot be read.')
  const contentType = request.headers.get('content-type')
  if (contentType !== null && !isJson(contentType)) throw refused('content-type', 'Send JSON.')
  if (!request.body) return request
  const body = await readBody(request, request.body)
  if (body.length > 0 && contentType === null) throw refused('content-type', 'Send JSON.')
  const { url, method, headers, signal } = request
  return new Request(url, { method, headers, signal, body })
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

async function readBody(
  request: Request,
  body: ReadableStream<Uint8Array>,
): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length')) > bodyBytesMax) throw tooLarge()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of body) {
    size += chunk.length
    if (size > bodyBytesMax) throw tooLarge()
    chunks.push(chunk)
  }
  return new Uint8Array(Buffer.concat(chunks))
}

const tooLarge = () => refused('body', `Send at most ${bodyBytesMax} bytes.`)

const refused = (path: string, problem: string) =>
  new BookingError('invalid_input', { fields: [{ path, problem }] })
