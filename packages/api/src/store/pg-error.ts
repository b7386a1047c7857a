/** SQLSTATE classes that say "not now" and nothing about the request: connection, resources, operator, system. */
const unavailableClasses = ['08', '53', '57', '58']
const unavailableCodes = new Set([
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_DESTROYED',
  'CONNECTION_ENDED',
  'ECONNREFUSED',
  'ECONNRESET',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
  'ENOTFOUND',
  'EPIPE',
  'ETIMEDOUT',
  '25006',
  '40001',
  '40P01',
  '55P03',
])

/** The code of the PostgreSQL or socket error at the bottom of whatever Drizzle wrapped around it. */
export function pgErrorCode(error: unknown): string | null {
  for (let cause = error, depth = 0; cause instanceof Error && depth < 5; cause = cause.cause, depth++) {
    const code = (cause as { code?: unknown }).code
    if (typeof code === 'string') return code
  }
  return null
}

/** A key that is already there: somebody was first. */
export function isUniqueViolation(error: unknown): boolean {
  return pgErrorCode(error) === '23505'
}

/** PostgreSQL did not answer, so the outcome is unknown and the same request may be sent again. */
export function isStorageUnavailable(error: unknown): boolean {
  const code = pgErrorCode(error)
  if (code === null) return false
  return unavailableCodes.has(code) || (code.length === 5 && unavailableClasses.includes(code.slice(0, 2)))
}
