import { randomBytes } from 'node:crypto'
import { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider'
import { findAccount } from './account.ts'
import { type IssuerKeys, tokenAlgorithm } from './issuer-keys.ts'
import { messagePage, pageHeaders, signOutPage } from './issuer-page.ts'
import { createIssuerStore } from './issuer-store.ts'
import { tokenLifeSeconds } from './sign-token.ts'

const daySeconds = 24 * 60 * 60

export interface IssuerSettings {
  keys: IssuerKeys
  accountsDir: string
  audience: string
  clientId: string
  /** The origin of the site that people sign in to. */
  webUrl: string
  port: number
}

/** What `oidc-provider` is to be: code flow with PKCE for one public client, one audience, no consent step. */
export function issuerConfiguration(settings: IssuerSettings): Configuration {
  const { keys, accountsDir, audience, clientId, webUrl, port } = settings
  return {
    adapter: createIssuerStore(),
    jwks: { keys: [keys.signing] },
    clients: [
      {
        client_id: clientId,
        token_endpoint_auth_method: 'none',
        redirect_uris: [`${webUrl}/auth/callback`],
        post_logout_redirect_uris: [`${webUrl}/`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
      },
    ],
    responseTypes: ['code'],
    clientAuthMethods: ['none'],
    pkce: { required: () => true },
    scopes: ['openid', 'profile'],
    claims: { openid: ['sub'], profile: ['name'] },
    conformIdTokenClaims: false,
    // Cookies know no ports: two servers of one machine must not share a name.
    cookies: {
      keys: [keys.cookieSecret],
      names: { session: `_session_${port}`, interaction: `_interaction_${port}`, resume: `_resume_${port}` },
    },
    ttl: {
      AccessToken: tokenLifeSeconds,
      AuthorizationCode: 60,
      Grant: daySeconds,
      IdToken: 60 * 60,
      Interaction: 60 * 60,
      Session: daySeconds,
    },
    interactions: { url: (_, interaction) => `/sign-in/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: true, logoutSource, postLogoutSuccessSource },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => audience,
        useGrantedResource: () => true,
        getResourceServerInfo(_, resource) {
          if (resource !== audience) throw new errors.InvalidTarget()
          return {
            audience,
            scope: '',
            accessTokenTTL: tokenLifeSeconds,
            accessTokenFormat: 'jwt',
            jwt: { sign: { alg: tokenAlgorithm } },
          }
        },
      },
    },
    async findAccount(_, subject) {
      const account = await findAccount(accountsDir, subject)
      if (!account) return undefined
      return { accountId: subject, claims: () => ({ sub: subject, name: account.name }) }
    },
    async extraTokenClaims(_, token) {
      const account = 'accountId' in token ? await findAccount(accountsDir, token.accountId) : null
      if (!account) return undefined
      return { name: account.name, ...(account.providerId ? { providerId: account.providerId } : {}) }
    },
    async loadExistingGrant(ctx) {
      const { client, session, provider } = ctx.oidc
      if (!client || !session?.accountId) return undefined
      const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
      grant.addOIDCScope('openid profile')
      grant.addResourceScope(audience, '')
      await grant.save()
      return grant
    },
    renderError(ctx, { error_description: description }) {
      show(
        ctx,
        messagePage('Sign-in did not work', description ?? 'Please go back to the site and try again.'),
      )
    },
  }
}

function logoutSource(ctx: KoaContextWithOIDC, form: string): void {
  const nonce = randomBytes(16).toString('base64')
  show(
    ctx,
    signOutPage(form, nonce),
    `${pageHeaders['content-security-policy']}; script-src 'nonce-${nonce}'`,
  )
}

function postLogoutSuccessSource(ctx: KoaContextWithOIDC): void {
  show(ctx, messagePage('Signed out', 'You are signed out. You can close this page.'))
}

function show(
  ctx: { set(headers: Record<string, string>): void; body: unknown },
  html: string,
  policy: string = pageHeaders['content-security-policy'],
): void {
  ctx.set({ ...pageHeaders, 'content-security-policy': policy })
  ctx.body = html
}
