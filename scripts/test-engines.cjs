'use strict'
/** `npm run test:engines`: the browser door in Firefox and WebKit; `npm run test:engines -- firefox` in one of them. Installs what is missing. */
const { spawnSync } = require('node:child_process')
const path = require('node:path')
const { findNode } = require('../bin/find-node.cjs')
const { prepareBuilt, prepareInstalled } = require('./prepare.cjs')
const { installTestPrograms } = require('./test-programs.cjs')

const top = path.join(__dirname, '..')

async function testEngines([engine, ...filters]) {
  await prepareInstalled()
  await installTestPrograms('engines')
  await prepareBuilt()
  const vitest = path.join(top, 'node_modules', 'vitest', 'vitest.mjs')
  const args = [vitest, 'run', '--config', path.join('test', 'engines', 'vitest.config.ts'), ...filters]
  const env = { ...process.env, ...(engine === undefined ? {} : { SNUG_ENGINE: engine }) }
  process.exitCode = spawnSync(findNode(top), args, { cwd: top, stdio: 'inherit', env }).status ?? 1
}

testEngines(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
