import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { demoClients, demoProviders } from './demo-people.ts'
import { stableId } from './stable-id.ts'
import { readOrWriteOnce } from './write-once.ts'

/** Somebody who can sign in; `subject` is the `sub` of their tokens. */
export interface Account {
  subject: string
  name: string
  /** Of those who offer visits. */
  providerId?: string
}

export const loginLengthMax = 120
const slugPattern = /^[a-z0-9](?:[a-z0-9-]{0,58}[a-z0-9])?$/
const subjectPattern = /^[0-9a-f-]{36}$/

/** The id under which the seed stores a provider and that its tokens carry. */
export const providerIdOf = (slug: string) => stableId(`provider:${slug}`)

/** The account of a provider. Throws when this can be no provider's short name. */
export function providerAccount(slug: string): Account {
  if (!slugPattern.test(slug)) throw new Error(`"${slug}" is no short name of a provider, such as "jekyll".`)
  const known = demoProviders.find(provider => provider.slug === slug)
  return {
    subject: stableId(`account:provider:${slug}`),
    name: known?.name ?? slug,
    providerId: providerIdOf(slug),
  }
}

/** The account of a client of any name; upper and lower case are one. Throws when the name is empty or too long. */
export function clientAccount(login: string): Account {
  const name = nameOf(login, 'A client')
  const known = demoClients.find(client => client.toLowerCase() === name.toLowerCase())
  return { subject: stableId(`account:client:${name.toLowerCase()}`), name: known ?? name }
}

/** The account of a provider of any name, of whom no site knows yet. Throws when the name is empty or too long. */
export function newProviderAccount(login: string): Account {
  const name = nameOf(login, 'A provider')
  const id = name.toLowerCase()
  return {
    subject: stableId(`account:new-provider:${id}`),
    name,
    providerId: stableId(`new-provider:${id}`),
  }
}

function nameOf(login: string, who: string): string {
  const name = login
    .normalize('NFC')
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim()
  if (!name) throw new Error(`${who} needs a name.`)
  if (name.length > loginLengthMax) throw new Error(`A name has at most ${loginLengthMax} characters.`)
  return name
}

/** Keeps an account, so that its subject can be looked up later. The name that was first used stays. */
export async function keepAccount(accountsDir: string, account: Account): Promise<Account> {
  const text = await readOrWriteOnce(accountFile(accountsDir, account.subject), () => JSON.stringify(account))
  return JSON.parse(text)
}

/** The account of that subject, or null. */
export async function findAccount(accountsDir: string, subject: string): Promise<Account | null> {
  if (!subjectPattern.test(subject)) return null
  const text = await readFile(accountFile(accountsDir, subject), 'utf8').catch(() => null)
  return text === null ? null : JSON.parse(text)
}

const accountFile = (accountsDir: string, subject: string) => join(accountsDir, `${subject}.json`)
