import { randomUUID } from 'node:crypto'
import { inject } from 'vitest'
import { createDatabase, dropDatabase } from './database.ts'
import type {} from './test-services.ts'

export interface TestDatabase {
  url: string
  /** Drops it, and every connection to it. */
  drop(): Promise<void>
}

/** A migrated, empty database for one test file. Needs `test-services` as the `globalSetup`. */
export async function createTestDatabase(): Promise<TestDatabase> {
  const postgresUrl = inject('postgresUrl')
  const name = `test_${randomUUID()}`
  const url = await createDatabase(postgresUrl, name, inject('templateName'))
  return { url, drop: () => dropDatabase(postgresUrl, name) }
}
