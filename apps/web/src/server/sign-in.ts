import type { Identity } from '@holdfast/api'
import { getIronSession } from 'iron-session'
import { cookies } from 'next/headers'
import {
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from 'openid-client'
import { env } from '#env.ts'
import { returnPath } from '#return-path.ts'
import { getApi } from '#server/api.ts'
import { getIssuer } from '#server/issuer.ts'
import { sealedCookie } from '#server/session-cookie.ts'

/** What the browser carries, sealed, while its owner is at the sign-in server. */
interface SignInAttempt {
  nonce: string
  codeVerifier: string
  returnTo: string
}

const attemptSeconds = 10 * 60

/** One cookie for each attempt, so that two tabs can sign in at once. */
async function openAttempt(state: string) {
  const options = sealedCookie(`holdfast_sign_in_${state.slice(0, 12)}`, attemptSeconds, '/auth')
  return getIronSession<SignInAttempt>(await cookies(), options)
}

const redirectUri = () => `${env().HOLDFAST_URL}/auth/callback`

/** Begins a sign-in (authorization code with PKCE, RFC 7636) that ends at `returnTo`. Gives the address to go to. */
export async function beginSignIn(returnTo: string): Promise<URL> {
  const issuer = await getIssuer()
  const state = randomState()
  const nonce = randomNonce()
  const codeVerifier = randomPKCECodeVerifier()
  const attempt = await openAttempt(state)
  Object.assign(attempt, { nonce, codeVerifier, returnTo: returnPath(returnTo) })
  await attempt.save()
  return buildAuthorizationUrl(issuer, {
    redirect_uri: redirectUri(),
    scope: 'openid profile',
    resource: env().AUTH_AUDIENCE,
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(codeVerifier),
    code_challenge_method: 'S256',
  })
}

/**
 * Ends the sign-in that `search`, the query of the callback, answers. The tokens are used here to learn who it is and then
 * dropped. Throws when the answer is not one to an attempt of this browser, or not a good one.
 */
export async function finishSignIn(search: string): Promise<{ identity: Identity; returnTo: string }> {
  const callback = new URL(`${redirectUri()}${search}`)
  const state = callback.searchParams.get('state') ?? ''
  const attempt = await openAttempt(state)
  const { nonce, codeVerifier, returnTo } = attempt
  if (!nonce || !codeVerifier || !returnTo) throw new Error('This browser began no such sign-in.')
  attempt.destroy()
  const tokens = await authorizationCodeGrant(
    await getIssuer(),
    callback,
    { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: codeVerifier, idTokenExpected: true },
    { resource: env().AUTH_AUDIENCE },
  )
  const identity = await getApi().verifyToken(tokens.access_token)
  if (tokens.claims()?.sub !== identity.subject) throw new Error('The two tokens name different people.')
  return { identity, returnTo }
}

/** Where to go so that the sign-in server forgets them too (OpenID Connect RP-Initiated Logout 1.0); home when it cannot. */
export async function signOutUrl(): Promise<URL> {
  const home = new URL(`${env().HOLDFAST_URL}/`)
  const issuer = await getIssuer().catch(() => null)
  if (!issuer?.serverMetadata().end_session_endpoint) return home
  return buildEndSessionUrl(issuer, { post_logout_redirect_uri: home.href })
}
