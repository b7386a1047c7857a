import { BookingError } from '@holdfast/shared/rules/errors'
import { nameLengthMax, subjectLengthMax } from '@holdfast/shared/rules/limits'
import { createRemoteJWKSet, jwtVerify } from 'jose'
import { z } from 'zod'
import { openVerified } from './verified.ts'

/** Who is asking. A token that names a provider acts as that provider only, never as a client. */
export type Identity =
  | { kind: 'client'; subject: string; name: string }
  | { kind: 'provider'; subject: string; name: string; providerId: string }

export type ClientIdentity = Extract<Identity, { kind: 'client' }>
export type ProviderIdentity = Extract<Identity, { kind: 'provider' }>

const algorithms = ['RS256', 'ES256', 'EdDSA']
const clockToleranceSeconds = 5

const claims = z.object({
  sub: z.string().min(1).max(subjectLengthMax),
  name: z.string().max(nameLengthMax).optional(),
  providerId: z.guid().toLowerCase().optional(),
})

/**
 * Verifies access tokens against the issuer's published keys (OpenID Connect Discovery 1.0), with issuer, audience and
 * algorithms fixed. The verifier rejects with `not_signed_in` whatever is wrong with a token, and with
 * `storage_unavailable` when the issuer's keys cannot be had. A token that was good is not verified again for a while (verified.ts).
 */
export function createTokenVerifier(issuer: string, audience: string): (token: string) => Promise<Identity> {
  let keys: Promise<ReturnType<typeof createRemoteJWKSet>> | null = null
  const verified = openVerified<Identity>()
  const verifying = new Map<string, Promise<Identity>>()

  async function issuerKeys() {
    keys ??= discoverKeys(issuer)
    try {
      return await keys
    } catch {
      keys = null
      throw new BookingError('storage_unavailable')
    }
  }

  async function verify(token: string): Promise<Identity> {
    const keySet = await issuerKeys()
    try {
      const { payload } = await jwtVerify(token, keySet, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['sub', 'exp'],
      })
      const identity = identityOf(claims.parse(payload))
      verified.keep(token, identity, Date.now(), Number(payload.exp) * 1000)
      return identity
    } catch {
      throw new BookingError('not_signed_in')
    }
  }

  return async token => {
    const known = verified.find(token, Date.now())
    if (known) return known
    // A page asks for several things at once: its token is verified once.
    const begun = verifying.get(token) ?? verify(token).finally(() => verifying.delete(token))
    verifying.set(token, begun)
    return begun
  }
}

async function discoverKeys(issuer: string) {
  const response = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    signal: AbortSignal.timeout(5_000),
  })
  const metadata = z.object({ issuer: z.literal(issuer), jwks_uri: z.url() }).parse(await response.json())
  return createRemoteJWKSet(new URL(metadata.jwks_uri))
}

function identityOf({ sub, name, providerId }: z.infer<typeof claims>): Identity {
  const person = { subject: sub, name: name?.normalize('NFC').trim() || 'Unnamed' }
  return providerId ? { kind: 'provider', ...person, providerId } : { kind: 'client', ...person }
}
