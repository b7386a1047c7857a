import { type BookingErrorCode, bookingErrors } from '@holdfast/shared/rules/errors'

const answerBytesMax = 64 * 1024
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
export function judgeAnswer(answer: { method: string; status: number; text: string }): string | null {
  const { method, status, text } = answer
  if (status >= 500) return `status ${status}`
  if (Buffer.byteLength(text) > answerBytesMax) return `an answer of ${Buffer.byteLength(text)} bytes`
  const leak = leaks.exec(text)
  if (leak) return `it says "${leak[0]}"`
  if (text === '') return status < 400 || method === 'HEAD' ? null : 'an error without a word'
  return judgeBody(status, text)
}

function judgeBody(status: number, text: string): string | null {
  let body: unknown
  try {
    body = JSON.parse(text)
  } catch {
    return 'it is no JSON'
  }
  const answers = (Array.isArray(body) ? body : [body]) as { result?: unknown; error?: WireError }[]
  const untyped = answers.find(({ result, error }) =>
    error ? !isTyped(error) : result === undefined || status >= 400,
  )
  return untyped ? `an answer without a type: ${JSON.stringify(untyped).slice(0, 300)}` : null
}

/** A code of the table with its status; what reaches no procedure keeps the status that HTTP has for it. */
function isTyped({ data }: WireError): boolean {
  const code = data?.bookingError?.code
  if (!code || !Object.hasOwn(bookingErrors, code)) return false
  if (code === 'invalid_input' && unroutable[data?.code ?? ''] === data?.httpStatus) return true
  return data?.httpStatus === bookingErrors[code as BookingErrorCode].httpStatus && data.httpStatus < 500
}
