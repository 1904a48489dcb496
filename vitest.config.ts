/** Which tests there are: fast ones that share the processors, then those with real processes, which mostly wait. */
import { configDefaults, defineConfig } from 'vitest/config'

/** Tests that start processes and wait for them. */
const slow = ['test/launch/launch.test.ts', 'test/e2e/**/*.test.ts', 'test/fuzz/**/*.test.ts']

export default defineConfig({
  test: {
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...slow],
          testTimeout: 10_000,
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: slow,
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
