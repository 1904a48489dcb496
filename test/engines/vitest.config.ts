/** The tests in other browsers than Chromium, which `npm test` leaves out: `npm run test:engines`. */
import { join } from 'node:path'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    root: join(import.meta.dirname, '..', '..'),
    include: ['test/engines/**/*.test.ts'],
    // One browser at a time, and one window in front.
    fileParallelism: false,
    testTimeout: 400_000,
    hookTimeout: 120_000,
  },
})
