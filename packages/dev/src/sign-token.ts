import { randomUUID } from 'node:crypto'
import { importJWK, SignJWT } from 'jose'
import type { Account } from './account.ts'
import { type IssuerKeys, tokenAlgorithm } from './issuer-keys.ts'

export const tokenLifeSeconds = 12 * 60 * 60

export interface TokenRequest {
  keys: Pick<IssuerKeys, 'signing'>
  issuer: string
  audience: string
  account: Account
  /** 12 hours by default; a negative one gives a token that has expired. */
  lifeSeconds?: number
}

/** An access token such as the sign-in server gives out (RFC 9068). */
export async function signToken({
  keys,
  issuer,
  audience,
  account,
  lifeSeconds = tokenLifeSeconds,
}: TokenRequest) {
  const { subject, name, providerId } = account
  const now = Math.floor(Date.now() / 1000)
  return new SignJWT({
    name,
    ...(providerId ? { providerId } : {}),
    client_id: 'holdfast-web',
    jti: randomUUID(),
  })
    .setProtectedHeader({ alg: tokenAlgorithm, typ: 'at+jwt', kid: keys.signing.kid })
    .setSubject(subject)
    .setIssuer(issuer)
    .setAudience(audience)
    .setIssuedAt(now)
    .setExpirationTime(now + lifeSeconds)
    .sign(await importJWK(keys.signing, tokenAlgorithm))
}
