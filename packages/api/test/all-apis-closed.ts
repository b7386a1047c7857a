import { afterAll, expect } from 'vitest'
import { openApis } from './open-apis.ts'

// A vitest setup file: what it registers runs after the hooks of the test file itself.
afterAll(() => {
  expect(openApis.size, 'A test API was left open, so nobody searched it for leaks.').toBe(0)
})
