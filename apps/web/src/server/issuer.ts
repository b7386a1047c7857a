import { allowInsecureRequests, type Configuration, discovery } from 'openid-client'
import { env } from '#env.ts'

const issuerTimeoutSeconds = 10
const loopbackHosts = ['localhost', '127.0.0.1', '[::1]']

let known: Promise<Configuration> | undefined

/** The sign-in server as it describes itself (OpenID Connect Discovery 1.0), asked once; after a failure, asked again. */
export function getIssuer(): Promise<Configuration> {
  known ??= discoverIssuer().catch(error => {
    known = undefined
    throw error
  })
  return known
}

function discoverIssuer(): Promise<Configuration> {
  const { AUTH_ISSUER, AUTH_CLIENT_ID, AUTH_CLIENT_SECRET } = env()
  const issuer = new URL(AUTH_ISSUER)
  const plain = issuer.protocol === 'http:' && loopbackHosts.includes(issuer.hostname)
  return discovery(issuer, AUTH_CLIENT_ID, AUTH_CLIENT_SECRET, undefined, {
    timeout: issuerTimeoutSeconds,
    execute: plain ? [allowInsecureRequests] : [],
  })
}
