import { expect, it } from 'vitest'
import { clientAccount, newProviderAccount, providerAccount } from './account.ts'

// One name is one person, everywhere and for ever; tokens and the seed mean the same provider.

it('gives ids that never change', () => {
  expect(providerAccount('jekyll')).toEqual({
    subject: '44115167-5e82-5add-b16c-25f33164d10b',
    name: 'Dr. Jekyll',
    providerId: '7703217d-ba25-5e1a-88c6-da4fbfa10c53',
  })
  expect(clientAccount('alice').subject).toBe('84cd91ba-fa1b-5727-8610-0615a26903fb')
})

it('takes names that differ in case, spaces or composition for one', () => {
  const { subject } = clientAccount('Zoë Größe')
  for (const name of ['zoë größe', ' Zoë\t Größe\n', 'Zoe\u0308 Gro\u0308ße']) {
    expect(clientAccount(name).subject).toBe(subject)
  }
  expect(clientAccount('Zoe Größe').subject).not.toBe(subject)
})

it('never takes a client for a provider of the same name', () => {
  expect(clientAccount('jekyll').subject).not.toBe(providerAccount('jekyll').subject)
  expect(clientAccount('jekyll')).not.toHaveProperty('providerId')
})

it('takes a new provider for nobody else of that name', () => {
  const account = newProviderAccount(' Jekyll ')
  expect(account).toEqual({ ...newProviderAccount('JEKYLL'), name: 'Jekyll' })
  expect(account.subject).not.toBe(clientAccount('jekyll').subject)
  expect(account.subject).not.toBe(providerAccount('jekyll').subject)
  expect(account.providerId).not.toBe(providerAccount('jekyll').providerId)
  expect(() => newProviderAccount(' ')).toThrow('A provider needs a name.')
})

it.each(['', 'Dr. Jekyll', '-x', 'x-', '../x', 'x'.repeat(61)])('refuses the short name "%s"', slug => {
  expect(() => providerAccount(slug)).toThrow('short name')
})
