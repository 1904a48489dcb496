/** Suites that talk to real programs (irssi, tmux, nc): skipped, and saying why, where a program is missing; failing in CI. */
import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { describe, it } from 'vitest'
import programs from './programs.json' with { type: 'json' }

/** The programs that tests may need. One that is missing is added to programs.json, and `npm test` installs it. */
export type Program = keyof typeof programs

/** Where it is; undefined where it is missing. */
export function pathOf(program: Program): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter)
  return folders.map((folder) => join(folder, program)).find((path) => existsSync(path))
}

/** A suite that is only run where all of these programs are. */
export function describeWith(needed: readonly Program[], name: string, suite: () => void): void {
  const missing = needed.filter((program) => pathOf(program) === undefined)
  if (missing.length === 0) {
    describe(name, suite)
    return
  }
  const reason = `missing: ${missing.map((program) => `${program} (Debian's ${programs[program].debianPackage})`).join(', ')}`
  if (process.env['CI']) {
    describe(name, () => {
      it(`needs what is ${reason}`, () => {
        throw new Error(reason)
      })
    })
  } else {
    describe.skip(`${name} [SKIPPED, ${reason}]`, suite)
  }
}
