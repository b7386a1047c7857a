import { defineConfig } from 'vitest/config'

/** The machines are shared: a limit is there to end what hangs, not to judge what is slow. */
const testTimeout = 60_000

export default defineConfig({ test: { include: ['src/**/*.test.ts'], testTimeout } })
