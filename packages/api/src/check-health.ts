import { sql } from 'drizzle-orm'
import type { Stores } from './context.ts'

export interface Health {
  postgres: boolean
  redis: boolean
}

const healthTimeoutMs = 2_000
const nobody = '00000000-0000-0000-0000-000000000000'

/** Asks each store for next to nothing; one that does not answer within 2 seconds is away. */
export async function checkHealth({ db, holds }: Pick<Stores, 'db' | 'holds'>): Promise<Health> {
  const [postgres, redis] = await Promise.all([
    answers(db.execute(sql`select 1`)),
    answers(holds.look(nobody, nobody)),
  ])
  return { postgres, redis }
}

async function answers(asked: PromiseLike<unknown>): Promise<boolean> {
  const { promise: late, resolve } = Promise.withResolvers<boolean>()
  const timer = setTimeout(() => resolve(false), healthTimeoutMs)
  const answered = Promise.resolve(asked).then(
    () => true,
    () => false,
  )
  return Promise.race([answered, late]).finally(() => clearTimeout(timer))
}
