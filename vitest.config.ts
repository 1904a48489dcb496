/**
 * Which tests there are: fast ones that share the processors, then those with real processes, which mostly wait. The files that a worker runs share
 * its modules, because loading them costs more than most tests: none may leave anything behind. Those in other browsers have a file of their own.
 */
import { join } from 'node:path'
import { configDefaults, defineConfig } from 'vitest/config'

/** What the many processes that tests start have compiled, from the sources as they are, is not compiled again by each: half of what a server's start costs. */
process.env['NODE_COMPILE_CACHE'] ??= join(import.meta.dirname, 'node_modules', '.cache', 'compiled')

const page = 'src/web/**/*.test.ts'

/** How long a test waits for what has to come, in ms: only one that fails waits that long. */
const PATIENCE_MS = 20_000

/** Tests that start processes and wait for them. */
const slow = ['test/launch/launch.test.ts', 'test/e2e/**/*.test.ts', 'test/fuzz/**/*.test.ts']

export default defineConfig({
  test: {
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    setupFiles: 'test/support/seed.ts',
    // Where others want the processors, what takes a second may take twenty.
    testTimeout: 60_000,
    expect: { poll: { timeout: PATIENCE_MS } },
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['src/**/*.test.ts', 'test/**/*.test.ts'],
          exclude: [...configDefaults.exclude, ...slow, page, 'test/engines/**'],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'page',
          // Apart, because its words are others than those of the terminal, and one program speaks with one.
          include: [page],
          sequence: { groupOrder: 0 },
        },
      },
      {
        extends: true,
        test: {
          name: 'slow',
          include: slow,
          // Named at the end where it is needed (scripts/second-try.ts, docs/decisions/0041).
          retry: 1,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // They wait for what they started more than they compute.
          maxWorkers: 3,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
})
