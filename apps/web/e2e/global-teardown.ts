import { rm } from 'node:fs/promises'

/** The data of the run goes with it. */
export default async function removeData(): Promise<void> {
  const dataDir = process.env.E2E_DATA_DIR
  if (dataDir) await rm(dataDir, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
}
