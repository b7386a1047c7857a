import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { Provider } from 'oidc-provider'
import { type Account, clientAccount, keepAccount, newProviderAccount, providerAccount } from './account.ts'
import { demoClients, demoProviders } from './demo-people.ts'
import { issuerConfiguration } from './issuer-configuration.ts'
import { type IssuerKeys, loadIssuerKeys } from './issuer-keys.ts'
import { pageHeaders, signInPage } from './issuer-page.ts'

const formBytesMax = 16 * 1024

export interface RunningIssuer {
  /** The `iss` of its tokens, and where its metadata is found. */
  issuer: string
  keys: IssuerKeys
  stop(): Promise<void>
}

export interface IssuerOptions {
  port: number
  dataDir: string
  audience: string
  clientId: string
  /** The origin of the site that people sign in to. */
  webUrl: string
}

/** The `iss` of the sign-in server on that port. */
export const issuerUrlOf = (port: number) => `http://localhost:${port}`

/** Where accounts are kept in a data folder. */
export const accountsDirOf = (dataDir: string) => join(dataDir, 'accounts')

/**
 * Starts the sign-in server for development: a real OpenID Connect issuer on the loopback address, without passwords. Its keys and
 * accounts stay in the data folder.
 */
export async function startIssuer({
  port,
  dataDir,
  audience,
  clientId,
  webUrl,
}: IssuerOptions): Promise<RunningIssuer> {
  const keys = await loadIssuerKeys(dataDir)
  const accountsDir = accountsDirOf(dataDir)
  const demoAccounts = [
    ...demoClients.map(name => clientAccount(name)),
    ...demoProviders.map(({ slug }) => providerAccount(slug)),
  ]
  await Promise.all(demoAccounts.map(account => keepAccount(accountsDir, account)))
  const issuer = issuerUrlOf(port)
  const provider = new Provider(
    issuer,
    issuerConfiguration({ keys, accountsDir, audience, clientId, webUrl, port }),
  )
  const serveProtocol = provider.callback()
  const server = createServer((request, response) => {
    if (request.url?.startsWith('/sign-in/')) void serveSignIn(provider, accountsDir, request, response)
    else void serveProtocol(request, response)
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')

  async function stop() {
    const closed = once(server, 'close')
    server.close()
    server.closeAllConnections()
    await closed
  }
  return { issuer, keys, stop }
}

async function serveSignIn(
  provider: Provider,
  accountsDir: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    await provider.interactionDetails(request, response)
  } catch {
    const page = signInPage({
      problem: 'This sign-in has ended. Please go back to the site and sign in again.',
    })
    return void response.writeHead(400, pageHeaders).end(page)
  }
  if (request.method !== 'POST') return void response.writeHead(200, pageHeaders).end(signInPage())
  const form = await readForm(request)
  try {
    const account = await keepAccount(accountsDir, chosenAccount(form))
    await provider.interactionFinished(request, response, { login: { accountId: account.subject } })
  } catch (error) {
    const field = form.has('newProvider') ? 'newProvider' : 'login'
    const page = signInPage({ problem: (error as Error).message, field, typed: form.get(field) ?? '' })
    response.writeHead(400, pageHeaders).end(page)
  }
}

function chosenAccount(form: URLSearchParams): Account {
  const slug = form.get('provider')
  if (slug) return providerAccount(slug)
  const newProvider = form.get('newProvider')
  if (newProvider !== null) return newProviderAccount(newProvider)
  return clientAccount(form.get('client') ?? form.get('login') ?? '')
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let text = ''
  for await (const chunk of request) {
    text += chunk
    if (text.length > formBytesMax) break
  }
  return new URLSearchParams(text.slice(0, formBytesMax))
}
