'use strict'
/** Brings node_modules to what package-lock.json says, where it is not. */
const fs = require('node:fs')
const path = require('node:path')
const { findNode } = require('../bin/find-node.cjs')
const { runQuietly } = require('./run-quietly.cjs')

const top = path.join(__dirname, '..')

/** The packages that a lock file names, by their path; undefined where there is no such file. */
function packagesOf(lockFile) {
  try {
    return JSON.parse(fs.readFileSync(lockFile, 'utf8')).packages
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined
    throw error
  }
}

/**
 * Whether npm's own record of what it laid into node_modules agrees with package-lock.json. npm writes that record last,
 * so an installation that broke off does not count. Optional packages may be missing: they are for other platforms.
 */
function isInstalled() {
  const wanted = packagesOf(path.join(top, 'package-lock.json')) ?? {}
  const present = packagesOf(path.join(top, 'node_modules', '.package-lock.json'))
  if (present === undefined || findNode(top) === undefined) return false
  const agrees = (name) =>
    present[name] === undefined
      ? wanted[name].optional === true
      : present[name].version === wanted[name].version && present[name].integrity === wanted[name].integrity
  return (
    Object.keys(present).every((name) => wanted[name] !== undefined) &&
    Object.keys(wanted).every((name) => name === '' || agrees(name))
  )
}

/** Installs what is missing, from the lock file. Call it with the checkout locked. */
async function install() {
  if (isInstalled()) return
  process.stderr.write('Installing what package-lock.json lists (npm ci) …\n')
  await runQuietly('npm', ['ci', '--no-audit', '--no-fund'], { cwd: top, shell: process.platform === 'win32' })
  if (findNode(top) === undefined) {
    throw new Error('npm ci brought no Node that is new enough: see "node" in devDependencies and allowScripts')
  }
}

module.exports = { isInstalled, install }
