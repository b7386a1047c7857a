import { type BookingErrorCode, bookingErrors } from '@holdfast/shared/rules/errors'
import { answerBytesMax } from '@holdfast/shared/rules/limits'

const leaks =
  /node_modules|\bat \S+ \(|\.(ts|mjs|cjs|js):\d+|\bselect .* from |\binsert into |PostgresError|SyntaxError|relation "|Failed query|ECONN/i
/** What tRPC says of a request that reaches no procedure. */
const unroutable: Record<string, number> = {
  NOT_FOUND: 404,
  METHOD_NOT_SUPPORTED: 405,
  UNSUPPORTED_MEDIA_TYPE: 415,
}

interface WireError {
  data?: { code?: string; httpStatus?: number; bookingError?: { code?: string } | null }
}

/** What is wrong with an answer to a hostile request; null when it is a success or a typed refusal, short and discreet. */
export function judgeAnswer(answer: {
  method: string
  target: string
  status: number
  text: string
}): string | null {
  const { method, target, status, text } = answer
  if (status >= 500) return `status ${status}`
  if (Buffer.byteLength(text) > answerBytesMax) return `an answer of ${Buffer.byteLength(text)} bytes`
  const leak = leaks.exec(text)
  if (leak) return `it says "${leak[0]}"`
  // Node itself refuses a head of more than 16 KB, before anything of ours reads it.
  if (text === '' && status === 431) return null
  if (text === '') return status < 400 || method === 'HEAD' ? null : 'an error without a word'
  return judgeBody(target.startsWith('v1') ? 'rest' : 'trpc', status, text)
}

function judgeBody(door: 'rest' | 'trpc', status: number, text: string): string | null {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return 'it is no JSON'
  }
  const untyped = door === 'rest' ? untypedOfRest(status, body) : untypedOfTrpc(status, body)
  return untyped ? `an answer without a type: ${JSON.stringify(untyped).slice(0, 300)}` : null
}

function untypedOfTrpc(status: number, body: unknown): unknown {
  const answers = (Array.isArray(body) ? body : [body]) as { result?: unknown; error?: WireError }[]
  return answers.find(({ result, error }) =>
    error ? !isTyped(error) : result === undefined || status >= 400,
  )
}

/** Only an address or a method that is not there is refused without a code. */
function untypedOfRest(status: number, body: unknown): unknown {
  if (status < 400) return null
  const { code, message } = Object(body) as { code?: BookingErrorCode | null; message?: string }
  const isRight =
    code === null
      ? status === 404 || status === 405
      : code !== undefined && Object.hasOwn(bookingErrors, code) && bookingErrors[code].httpStatus === status
  return isRight && message ? null : body
}

/** A code of the table with its status; what reaches no procedure keeps the status that HTTP has for it. */
function isTyped({ data }: WireError): boolean {
  const code = data?.bookingError?.code
  if (!code || !Object.hasOwn(bookingErrors, code)) return false
  if (code === 'invalid_input' && unroutable[data?.code ?? ''] === data?.httpStatus) return true
  return data?.httpStatus === bookingErrors[code as BookingErrorCode].httpStatus && data.httpStatus < 500
}
