'use strict'
/**
 * `npm start`: gets the checkout ready where it is not, then is `snug serve` with the options that were given, or
 * another command of `snug` that was named: `npm start -- join localhost`.
 */
const path = require('node:path')
const { findNode } = require('../bin/find-node.cjs')
const { runNode } = require('../bin/run-node.cjs')
const { prepare } = require('./prepare.cjs')

const top = path.join(__dirname, '..')
const launcher = path.join(top, 'bin', 'snug.cjs')

async function start() {
  await prepare()
  process.env.SNUG_DATA ??= path.join(top, 'snug-data')
  // How the banner calls this command.
  process.env.SNUG_COMMAND = 'npm start --'
  const given = process.argv.slice(2)
  const args = given[0] === undefined || given[0].startsWith('-') ? ['serve', ...given] : given
  const node = findNode(top)
  if (node !== process.execPath) return runNode(node, [launcher, ...args])
  process.argv = [node, launcher, ...args]
  require(launcher)
}

start().catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
