import { createPublicKey } from 'node:crypto'
import { type JWTPayload, SignJWT } from 'jose'
import { audience, openTokenIssuer, type TokenIssuer } from './token-issuer.ts'

/** Tokens that name the right person and must be worth nothing. */
export const impostors = {
  'expired token': (issuer, claims) => issuer.sign(claims, -60),
  'wrong audience': (issuer, claims) => issuer.sign({ ...claims, aud: 'urn:other' }),
  'HS256 with the public key': signWithPublicKey,
  'alg none': signWithNothing,
  'another issuer': signElsewhere,
} as const satisfies Record<string, (issuer: TokenIssuer, claims: JWTPayload) => Promise<string>>

const inAnHour = () => Math.floor(Date.now() / 1000) + 3600

/** RFC 8725, 3.1: a public key taken for the secret of an HMAC. */
async function signWithPublicKey({ issuer }: TokenIssuer, claims: JWTPayload): Promise<string> {
  const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: [Record<string, string>] }
  const publicKey = createPublicKey({ key: keys[0], format: 'jwk' }).export({ type: 'spki', format: 'pem' })
  return new SignJWT({ aud: audience, iss: issuer, ...claims })
    .setProtectedHeader({ alg: 'HS256', kid: 'test' })
    .setExpirationTime(inAnHour())
    .sign(Buffer.from(publicKey))
}

async function signWithNothing({ issuer }: TokenIssuer, claims: JWTPayload): Promise<string> {
  const encode = (part: unknown) => Buffer.from(JSON.stringify(part)).toString('base64url')
  return `${encode({ alg: 'none', kid: 'test' })}.${encode({ aud: audience, iss: issuer, exp: inAnHour(), ...claims })}.`
}

/** Signed with a key of the same name by somebody who claims to be the issuer. */
async function signElsewhere({ issuer }: TokenIssuer, claims: JWTPayload): Promise<string> {
  const elsewhere = await openTokenIssuer()
  elsewhere.close()
  return elsewhere.sign({ iss: issuer, ...claims })
}
