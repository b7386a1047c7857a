import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose'

import { marked } from './canary.ts'

export type TokenIssuer = Awaited<ReturnType<typeof openTokenIssuer>>

export const audience = 'urn:holdfast:api'

/** An issuer that publishes its keys as OpenID Connect Discovery wants it and signs whatever a test asks for, with a name that bears the canary. */
export async function openTokenIssuer() {
  const { publicKey, privateKey } = await generateKeyPair('ES256')
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), kid: 'test', alg: 'ES256', use: 'sig' }] }
  const server = createServer((request, response) => {
    const answer = request.url === '/jwks' ? jwks : { issuer, jwks_uri: `${issuer}/jwks` }
    response.setHeader('content-type', 'application/json').end(JSON.stringify(answer))
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return {
    issuer,
    sign: (claims: JWTPayload, lifeSeconds = 3600) =>
      new SignJWT({ aud: audience, iss: issuer, ...claims, name: marked(String(claims.name ?? 'Somebody')) })
        .setProtectedHeader({ alg: 'ES256', kid: 'test' })
        .setExpirationTime(Math.floor(Date.now() / 1000) + lifeSeconds)
        .sign(privateKey),
    close: () => server.close(),
  }
}
