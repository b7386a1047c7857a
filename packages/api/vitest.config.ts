import { defineConfig } from 'vitest/config'

/** The machines are shared: a limit is there to end what hangs, not to judge what is slow. */
const limits = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['{src,bench}/**/*.test.ts'],
          exclude: ['**/*.int.test.ts'],
          ...limits,
        },
      },
      {
        test: {
          name: 'int',
          include: ['{src,bench}/**/*.int.test.ts'],
          globalSetup: ['@holdfast/dev/test-services'],
          setupFiles: ['test/all-apis-closed.ts'],
          ...limits,
        },
      },
    ],
  },
})
