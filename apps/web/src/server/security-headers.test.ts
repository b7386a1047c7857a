import { expect, test } from 'vitest'
import { securityHeaders } from './security-headers.ts'

const site = {
  nonce: 'abc',
  siteOrigin: 'http://localhost:3000',
  issuerOrigin: 'http://localhost:3001',
  isHot: false,
}

test('a page runs no script that we did not send: none inline without the nonce, none evaluated', () => {
  const policy = securityHeaders(site)['content-security-policy']
  expect(policy).toContain("script-src 'self' 'nonce-abc';")
  expect(policy).toContain("frame-ancestors 'none'")
})

test('browsers are told to stay with TLS exactly where people come over TLS', () => {
  expect(securityHeaders(site)).not.toHaveProperty('strict-transport-security')
  expect(securityHeaders({ ...site, siteOrigin: 'https://holdfast.test' })).toMatchObject({
    'strict-transport-security': 'max-age=63072000',
  })
})
