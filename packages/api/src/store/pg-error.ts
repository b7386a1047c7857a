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

/** The innermost failure: what PostgreSQL or the socket said, under whatever Drizzle and tRPC wrapped around it. */
export function rootCauseOf(error: unknown): unknown {
  let root = error
  while (root instanceof Error && root.cause !== undefined) root = root.cause
  return root
}

/** The SQLSTATE, or the code of the driver or the socket. */
export function pgErrorCode(error: unknown): string | null {
  const root = rootCauseOf(error)
  const code = root instanceof Error && 'code' in root ? root.code : null
  return typeof code === 'string' ? code : null
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

/** PostgreSQL or the way to it is gone, or another server has its place: what it said was not about one statement alone. */
export function isConnectionLost(error: unknown): boolean {
  return isStorageUnavailable(error) && !/^(40|53|55)/.test(pgErrorCode(error) ?? '')
}
