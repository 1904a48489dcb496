'use strict'
/** What is checked without running the code, each by a program from node_modules. `npm run check` runs them all. */
const { spawnSync } = require('node:child_process')
const path = require('node:path')
const { findNode } = require('../bin/find-node.cjs')

const top = path.join(__dirname, '..')
const modules = path.join(top, 'node_modules')

const CHECKS = [
  { name: 'types', program: 'typescript/bin/tsc', args: ['-p', 'tsconfig.json'] },
  { name: 'types of the browser door', program: 'typescript/bin/tsc', args: ['-p', 'src/web/tsconfig.json'] },
  {
    name: 'types of the service worker',
    program: 'typescript/bin/tsc',
    args: ['-p', 'src/web/service-worker/tsconfig.json'],
  },
  { name: 'lint', program: 'oxlint/bin/oxlint', args: ['--type-aware'] },
  { name: 'format', program: 'oxfmt/bin/oxfmt', args: ['--check'] },
  { name: 'unused code', program: 'knip/bin/knip.js', args: ['--no-progress', '--no-config-hints'] },
]

/** Runs each check, failed or not, and prints what it says. Gives the names of those that failed. */
function runChecks() {
  const failed = []
  for (const { name, program, args } of CHECKS) {
    const started = Date.now()
    const { status, error } = spawnSync(findNode(top), [path.join(modules, program), ...args], {
      cwd: top,
      stdio: 'inherit',
    })
    if (error) throw error
    const seconds = ((Date.now() - started) / 1000).toFixed(1)
    process.stdout.write(`${status === 0 ? '✓' : '✗'} ${name} (${seconds} s)\n`)
    if (status !== 0) failed.push(name)
  }
  return failed
}

if (require.main === module) process.exitCode = runChecks().length === 0 ? 0 : 1

module.exports = { CHECKS, runChecks }
