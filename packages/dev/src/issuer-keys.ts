import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { readOrWriteOnce } from './write-once.ts'

/** The one algorithm of every token. */
export const tokenAlgorithm = 'RS256'

export interface IssuerKeys {
  /** The private key; its public half is what the sign-in server publishes. */
  signing: JWK & { kid: string }
  cookieSecret: string
}

/** The keys in that folder, made when there are none, so that a token outlives a restart. */
export async function loadIssuerKeys(issuerDir: string): Promise<IssuerKeys> {
  return JSON.parse(await readOrWriteOnce(join(issuerDir, 'keys.json'), makeKeys))
}

async function makeKeys(): Promise<string> {
  const { privateKey } = await generateKeyPair(tokenAlgorithm, { extractable: true })
  const kid = randomBytes(8).toString('hex')
  const signing = { ...(await exportJWK(privateKey)), kid, alg: tokenAlgorithm, use: 'sig' }
  return JSON.stringify({ signing, cookieSecret: randomBytes(32).toString('hex') } satisfies IssuerKeys)
}
