'use strict'
/**
 * Makes a checkout ready to run: installs what is missing and builds what is stale. Any Node since 18 can run it.
 * On its own: `node scripts/prepare.cjs [--install-only]`.
 */
const path = require('node:path')
const { build, isBuilt } = require('./built.cjs')
const { install, isInstalled } = require('./installed.cjs')
const { oneAtATime } = require('./one-at-a-time.cjs')

const top = path.join(__dirname, '..')

async function prepareInstalled() {
  if (!isInstalled()) await oneAtATime(top, install)
}

async function prepareBuilt() {
  if (!isBuilt()) await oneAtATime(top, build)
}

async function prepare() {
  await prepareInstalled()
  await prepareBuilt()
}

if (require.main === module) {
  const work = process.argv.includes('--install-only') ? prepareInstalled() : prepare()
  work.catch((error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  })
}

module.exports = { prepare, prepareInstalled, prepareBuilt }
