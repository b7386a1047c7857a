import { changes } from '@holdfast/shared/schema'
import { type SQL, sql } from 'drizzle-orm'

interface Change {
  /** The CTE that made the change and returned `provider_id` and the subject. */
  cte: 'cancelled' | 'moved' | 'published' | 'registered' | 'changed'
  /** The column of it that says what was changed. */
  subject: 'id' | 'version'
  /** What happened, as in `appointment.cancelled`. */
  event: string
  /** The `sub` of who made it. */
  actor: string
  /** ISO-8601. */
  at: string
}

/** The row of a change in the log, as one more CTE of its statement: it is written with it, or not at all. */
export function recorded({ cte, subject, event, actor, at }: Change): SQL {
  const change = sql.raw(cte)
  const changed = sql.raw(subject)
  return sql`
    recorded as (
      insert into ${changes} (provider_id, at, actor, event, subject)
      select provider_id, ${at}::timestamptz, ${actor}::text, ${event}::text, ${changed}::text from ${change}
    )`
}
