import { audit, outbox } from '@holdfast/shared/schema'
import { type SQL, sql } from 'drizzle-orm'

interface Change {
  /** The CTE that made the change and returned `provider_id` and the subject. */
  cte: 'confirmed' | 'cancelled' | 'moved' | 'published' | 'registered' | 'changed'
  /** The column of it that says what was changed. */
  subject: 'id' | 'version'
  /** What happened, as in `appointment.confirmed`. */
  event: string
  /** The `sub` of who made it. */
  actor: string | SQL
  /** ISO-8601. */
  at: string | SQL
}

/** The audit row and the outbox row of a change, as two more CTEs of its statement: they are written with it, or not at all. */
export function recorded({ cte, subject, event, actor, at }: Change): SQL {
  const change = sql.raw(cte)
  const changed = sql.raw(subject)
  return sql`
    audited as (
      insert into ${audit} (provider_id, at, actor, action, subject)
      select provider_id, ${at}::timestamptz, ${actor}::text, ${event}::text, ${changed}::text from ${change}
    ), announced as (
      insert into ${outbox} (provider_id, at, event, subject)
      select provider_id, ${at}::timestamptz, ${event}::text, ${changed}::text from ${change}
    )`
}
