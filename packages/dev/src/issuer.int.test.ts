import { createHash, randomBytes } from 'node:crypto'
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { type Account, clientAccount, newProviderAccount, providerAccount, providerIdOf } from './account.ts'
import { findFreePort } from './free-port.ts'
import { type RunningIssuer, startIssuer } from './issuer.ts'
import { signToken } from './sign-token.ts'
import { makeTempFolder, type TempFolder } from './temp-folder.ts'

// Whoever signs in gets a token that names them, and that anybody can check against the published keys.

const audience = 'urn:holdfast:api'
const clientId = 'holdfast-web'
const webUrl = 'http://localhost:29999'
const redirectUri = `${webUrl}/auth/callback`

const notices = [vi.spyOn(console, 'warn'), vi.spyOn(console, 'info')]
let folder: TempFolder
let issuer: RunningIssuer

const start = async (port?: number) =>
  startIssuer({ port: port ?? (await findFreePort()), dataDir: folder.path, audience, clientId, webUrl })

beforeAll(async () => {
  folder = await makeTempFolder()
  issuer = await start()
})
afterAll(async () => {
  await issuer.stop()
  await folder.remove()
  for (const notice of notices) expect(notice).not.toHaveBeenCalled()
})

/** A browser, as far as this needs one: it keeps cookies and follows redirects until one leads to the site. */
function openBrowser() {
  const cookies = new Map<string, string>()
  return async function visit(
    url: string,
    form?: Record<string, string>,
  ): Promise<{ url: URL; status: number; text: string }> {
    let next = new URL(url)
    let body = form && new URLSearchParams(form)
    for (let steps = 0; steps < 10; steps++) {
      const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
      const method = body ? 'POST' : 'GET'
      const response = await fetch(next, {
        redirect: 'manual',
        headers: { cookie },
        method,
        body: body ?? null,
      })
      for (const line of response.headers.getSetCookie()) {
        const [name, value] = (line.split(';')[0] as string).split('=') as [string, string]
        if (value && !/expires=Thu, 01 Jan 1970/i.test(line)) cookies.set(name, value)
        else cookies.delete(name)
      }
      const location = response.headers.get('location')
      if (!location) return { url: next, status: response.status, text: await response.text() }
      next = new URL(location, next)
      body = undefined
      if (next.origin === webUrl) return { url: next, status: response.status, text: '' }
    }
    throw new Error('too many redirects')
  }
}

const newVerifier = () => randomBytes(32).toString('base64url')

function authorizationUrl(verifier: string, overrides: Record<string, string> = {}): string {
  const url = new URL(`${issuer.issuer}/auth`)
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    scope: 'openid profile',
    resource: audience,
    state: 'some-state',
    nonce: 'some-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...overrides,
  }).toString()
  return url.href
}

async function exchange(code: string, verifier: string) {
  const response = await fetch(`${issuer.issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: clientId,
      redirect_uri: redirectUri,
      code,
      code_verifier: verifier,
      resource: audience,
    }),
  })
  return { status: response.status, tokens: (await response.json()) as Record<string, string> }
}

/** As the API does it: keys from the metadata, and issuer, audience and algorithm fixed. */
async function verify(token: string) {
  const metadata = await (await fetch(`${issuer.issuer}/.well-known/openid-configuration`)).json()
  const { jwks_uri: keysUrl, issuer: name } = metadata as { jwks_uri: string; issuer: string }
  expect(name).toBe(issuer.issuer)
  const keys = createRemoteJWKSet(new URL(keysUrl))
  const { payload } = await jwtVerify(token, keys, {
    issuer: name,
    audience,
    algorithms: ['RS256'],
    typ: 'at+jwt',
  })
  return payload
}

async function signIn(form: Record<string, string>) {
  const visit = openBrowser()
  const verifier = newVerifier()
  const page = await visit(authorizationUrl(verifier))
  const { url } = await visit(page.url.href, form)
  expect(url.href.startsWith(redirectUri)).toBe(true)
  expect(url.searchParams.get('state')).toBe('some-state')
  const { status, tokens } = await exchange(url.searchParams.get('code') ?? '', verifier)
  expect(status).toBe(200)
  return { visit, tokens, claims: await verify(tokens.access_token ?? '') }
}

it.each([
  ['a provider of the demo', { provider: 'jekyll' }, providerAccount('jekyll')],
  ['a client of the demo', { client: 'Alice' }, clientAccount('alice')],
  ['a client of any name', { login: '  Zoë   Größe ' }, clientAccount('zoë größe')],
  ['a new provider of any name', { newProvider: ' Dr.  Şule ' }, newProviderAccount('dr. şule')],
])('signs in %s with code and PKCE, without a consent step', async (_, form, account: Account) => {
  const { claims, tokens } = await signIn(form)
  expect(claims.sub).toBe(account.subject)
  expect(claims.providerId).toBe(account.providerId)
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(12 * 60 * 60)
  const idToken = await jwtVerify(
    tokens.id_token ?? '',
    createRemoteJWKSet(new URL(`${issuer.issuer}/jwks`)),
    {
      issuer: issuer.issuer,
      audience: clientId,
    },
  )
  expect(idToken.payload).toMatchObject({ sub: account.subject, nonce: 'some-nonce', name: claims.name })
})

it('knows the names and the providers of the demo', async () => {
  expect((await signIn({ provider: 'jekyll' })).claims).toMatchObject({
    name: 'Dr. Jekyll',
    providerId: providerIdOf('jekyll'),
  })
  expect((await signIn({ login: 'ALICE' })).claims.name).toBe('Alice')
  expect((await signIn({ login: 'Zoë Größe' })).claims.name).toBe('Zoë Größe')
})

it('takes a code only with its verifier, and only once', async () => {
  const verifier = newVerifier()
  const visit = openBrowser()
  const page = await visit(authorizationUrl(verifier))
  const { url } = await visit(page.url.href, { client: 'Bob' })
  const code = url.searchParams.get('code') ?? ''
  expect((await exchange(code, newVerifier())).tokens.error).toBe('invalid_grant')
  expect((await exchange(code, verifier)).status).toBe(200)
  expect((await exchange(code, verifier)).tokens.error).toBe('invalid_grant')
})

it('refuses a request without PKCE, and never redirects to a stranger', async () => {
  const plain = new URL(authorizationUrl(newVerifier()))
  for (const name of ['code_challenge', 'code_challenge_method']) plain.searchParams.delete(name)
  expect((await openBrowser()(plain.href)).url.searchParams.get('error')).toBe('invalid_request')
  const stranger = await openBrowser()(
    authorizationUrl(newVerifier(), { redirect_uri: 'http://localhost:29998/x' }),
  )
  expect(stranger).toMatchObject({ status: 400 })
  expect(stranger.text).toContain('Sign-in did not work')
})

it('says at the field what is wrong with a name, and escapes it', async () => {
  const visit = openBrowser()
  const page = await visit(authorizationUrl(newVerifier()))
  const answer = await visit(page.url.href, { login: `<b>"${'x'.repeat(200)}` })
  expect(answer.status).toBe(400)
  expect(answer.text).toContain('at most 120 characters')
  expect(answer.text).toContain('aria-invalid="true"')
  expect(answer.text).not.toContain('<b>"')
  expect((await visit(page.url.href, { login: ' ' })).text).toContain('A client needs a name')
  expect((await visit(page.url.href, { newProvider: ' ' })).text).toContain('A provider needs a name')
})

it('signs out and leads back to the site; the next sign-in asks again', async () => {
  const { visit } = await signIn({ client: 'Alice' })
  const url = new URL(`${issuer.issuer}/session/end`)
  url.search = new URLSearchParams({ client_id: clientId, post_logout_redirect_uri: `${webUrl}/` }).toString()
  const page = await visit(url.href)
  expect(page.text).toContain('You are being signed out')
  const action = /action="([^"]+)"/.exec(page.text)?.[1] ?? ''
  const xsrf = /name="xsrf" value="([^"]+)"/.exec(page.text)?.[1] ?? ''
  expect((await visit(action, { xsrf, logout: 'yes' })).url.href).toBe(`${webUrl}/`)
  expect((await visit(authorizationUrl(newVerifier()))).text).toContain('choose who you are')
})

it('accepts after a restart the tokens that it, or the command line, signed before', async () => {
  const account = clientAccount('Carol')
  const signed = await signToken({ keys: issuer.keys, issuer: issuer.issuer, audience, account })
  const { tokens } = await signIn({ client: 'Bob' })
  const port = Number(new URL(issuer.issuer).port)
  await issuer.stop()
  issuer = await start(port)
  expect((await verify(signed)).sub).toBe(account.subject)
  expect((await verify(tokens.access_token ?? '')).name).toBe('Bob')
  expect(decodeProtectedHeader(signed)).toEqual({ ...decodeProtectedHeader(tokens.access_token ?? '') })
})
