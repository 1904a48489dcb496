/** What counts as used, for the check that nothing lies around: knip finds the rest from package.json. */
import type { KnipConfig } from 'knip'

const config: KnipConfig = {
  entry: [
    'src/cli/main.ts',
    // The programs of worker threads.
    'src/adapters/sqlite/*-thread.ts',
    'src/web/service-worker/service-worker.ts',
    'scripts/*.{cjs,ts}',
    'test/**/*.test.ts',
    'test/engines/vitest.config.ts',
    // Programs that tests start as processes of their own.
    'test/**/{append-until-killed,front-door-program,record-play}.ts',
    'bench/*.ts',
  ],
  project: ['src/**/*.{ts,tsx}', 'test/**/*.ts', 'bench/**/*.ts', 'bin/**/*.cjs', 'scripts/**/*.{cjs,ts}'],
  ignoreExportsUsedInFile: true,
  ignoreDependencies: [
    // Started by path (scripts/checks.cjs), or found by the program that needs it.
    'oxlint',
    'oxlint-tsgolint',
    // Read as text, to be run in a page.
    'axe-core',
  ],
  // Of the system.
  ignoreBinaries: ['mkfifo'],
}

export default config
