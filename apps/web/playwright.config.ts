import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { defineConfig } from '@playwright/test'

const dataDir = join(import.meta.dirname, '.holdfast-e2e')

// Read again in every worker, which finds here what the first reading chose.
if (!process.env.E2E_PORT) {
  process.env.E2E_PORT = String(20_000 + 3 * Math.floor(Math.random() * 3_000))
  rmSync(dataDir, { recursive: true, force: true })
}
const port = process.env.E2E_PORT
// The site, the sign-in server, and then Redis.
process.env.E2E_REDIS_PORT = String(Number(port) + 2)
process.env.E2E_REDIS_TOKEN ??= 'e2e'
const redisUrl = `http://127.0.0.1:${process.env.E2E_REDIS_PORT}`
const executablePath = process.env.CHROMIUM_PATH
const isRoot = process.getuid?.() === 0

/** The whole product, built and started as its users start it, on a data folder of its own. */
export default defineConfig({
  testDir: 'e2e',
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${port}`,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    trace: 'retain-on-failure',
    launchOptions: {
      ...(executablePath && { executablePath }),
      args: [
        ...(isRoot ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    },
  },
  webServer: [
    {
      command: 'node e2e/redis-door.ts',
      url: redisUrl,
      reuseExistingServer: !process.env.CI,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 5_000 },
    },
    {
      command: 'node ../../packages/dev/src/start.ts',
      url: `http://localhost:${port}`,
      env: {
        PORT: port,
        HOLDFAST_DATA_DIR: dataDir,
        UPSTASH_REDIS_REST_URL: redisUrl,
        UPSTASH_REDIS_REST_TOKEN: process.env.E2E_REDIS_TOKEN,
      },
      // One that is running already on a port that was named serves while tests are written.
      reuseExistingServer: !process.env.CI,
      timeout: 240_000,
      gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
      stdout: 'ignore',
      stderr: 'pipe',
    },
  ],
})
