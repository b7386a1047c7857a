import { clients, providers } from '@holdfast/shared/schema'
import { type SQL, sql } from 'drizzle-orm'

/**
 * The small numbers under which bookings know whose they are (schema.ts), looked up inside the statement that asks: PostgreSQL then walks an
 * index of bookings as if it had been given the number, which it does not in a join. Null where there is nobody of that id.
 */
export const keyOfProvider = (id: string): SQL =>
  sql`(select ${providers.key} from ${providers} where ${providers.id} = ${id}::uuid)`

export const keyOfClient = (id: string): SQL =>
  sql`(select ${clients.key} from ${clients} where ${clients.id} = ${id})`
