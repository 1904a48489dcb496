'use strict'
/** Installs the real programs that tests talk to (test/support/programs.json), where they are missing and it may. Those for some tests only have their name there. */
const { spawnSync } = require('node:child_process')
const fs = require('node:fs')
const path = require('node:path')
const { runQuietly } = require('./run-quietly.cjs')

const programs = require('../test/support/programs.json')

function isPresent(program) {
  return (process.env.PATH ?? '').split(path.delimiter).some((folder) => fs.existsSync(path.join(folder, program)))
}

/** Whether dpkg says that a package is installed; yes where there is no dpkg to ask. */
function isInstalled(debianPackage) {
  const { error, stdout } = spawnSync('dpkg-query', ['-W', '-f', '${Status}', debianPackage], { encoding: 'utf8' })
  return error !== undefined || stdout.endsWith(' installed')
}

/** How this user runs a command as root without being asked for a password: what goes in front of it, or undefined. */
function asRoot() {
  if (process.getuid?.() === 0) return []
  return spawnSync('sudo', ['-n', 'true'], { stdio: 'ignore' }).status === 0 ? ['sudo', '-n'] : undefined
}

/** Says on stderr what is missing and why it stays so; the tests themselves then skip (or, with CI set, fail). `tests`: the only ones that need them. */
async function installTestPrograms(tests) {
  const missing = Object.keys(programs).filter(
    (program) =>
      programs[program].for === tests && (!isPresent(program) || !(programs[program].with ?? []).every(isInstalled)),
  )
  if (missing.length === 0) return
  const packages = missing.flatMap((program) => [programs[program].debianPackage, ...(programs[program].with ?? [])])
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
