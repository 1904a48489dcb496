'use strict'
/** Installs the real programs that tests talk to (test/support/programs.json), where they are missing and it may. */
const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { runQuietly } = require('./run-quietly.cjs')

const programs = require('../test/support/programs.json')

function isPresent(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)))
}

/** How this user runs a command as root without being asked for a password: what goes in front of it, or undefined. */
function asRoot() {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined
}

/** Says on stderr what is missing and why it stays so; the tests themselves then skip (or, with CI set, fail). */
async function installTestPrograms() {
  const missing = Object.keys(programs).filter((program) => !isPresent(program))
  if (missing.length === 0) return
  const packages = missing.map((program) => programs[program].debianPackage)
  const root = asRoot()
  try {
    if (!isPresent('apt-get')) throw new Error('this is not a Debian (there is no apt-get)')
    if (root === undefined) throw new Error('that takes root, or sudo without a password')
    process.stderr.write(`Installing for the tests: ${packages.join(' ')} (apt-get) …\n`)
    const apt = (...args) => {
      const [command, ...rest] = [...root, 'env', 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', '-y', ...args]
      return runQuietly(command, rest)
    }
    await apt('update')
    await apt('install', '--no-install-recommends', ...packages)
  } catch (error) {
    process.stderr.write(`\n!!! MISSING FOR THE TESTS: ${missing.join(', ')}\n!!! Not installed: ${error.message}\n`)
    process.stderr.write(
      `!!! Tests that need them are skipped${process.env.CI ? ', which counts as failed in CI' : ''}.\n\n`,
    )
  }
}

module.exports = { installTestPrograms }
