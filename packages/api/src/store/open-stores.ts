import type { Stores } from '../context.ts'
import { openDb } from './db.ts'
import { openHolds } from './holds.ts'

export interface StoreSettings {
  databaseUrl: string
  redisUrl: string
  redisToken: string
  holdTtlSeconds: number
}

/** The stores of a process, with their connections: open them once. `close` lets running statements end. */
export function openStores(settings: StoreSettings): Stores & { close(): Promise<void> } {
  const { db, close } = openDb(settings.databaseUrl)
  return { db, holds: openHolds(settings), close }
}
