import { join } from 'node:path'
import { type Account, clientAccount, keepAccount, providerAccount } from './account.ts'
import { readSettings } from './env.ts'
import { accountsDirOf, issuerUrlOf } from './issuer.ts'
import { loadIssuerKeys } from './issuer-keys.ts'
import { signToken } from './sign-token.ts'

/**
 * Prints a bearer token that the server on the same PORT and data folder accepts, whether or not it runs at the moment:
 * `pnpm -s run token provider jekyll`, `pnpm -s run token client NAME`.
 */
const usage = 'Use: pnpm -s run token provider SLUG, or pnpm -s run token client NAME'

try {
  const account = accountOf(process.argv.slice(2))
  const { port, dataDir, auth } = readSettings()
  if (auth.issuer)
    throw new Error(`Tokens come from ${auth.issuer} (AUTH_ISSUER), which is not ours to sign for.`)
  const signInDir = join(dataDir, 'sign-in')
  const keys = await loadIssuerKeys(signInDir)
  const kept = await keepAccount(accountsDirOf(signInDir), account)
  const token = await signToken({
    keys,
    issuer: issuerUrlOf(port + 1),
    audience: auth.audience,
    account: kept,
  })
  process.stdout.write(`${token}\n`)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = 2
}

function accountOf([kind, name = '', ...rest]: string[]): Account {
  if (rest.length > 0) throw new Error(`${usage}; a name with spaces goes in quotes.`)
  if (kind === 'provider' && name) return providerAccount(name)
  if (kind === 'client' && name) return clientAccount(name)
  throw new Error(`${usage}.`)
}
