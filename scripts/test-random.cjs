'use strict'
/** `npm run test:random -- 30`: the random tests with new seeds, for 30 minutes (10 if not told) or until one fails. The three that play a whole page play more with RUNS=…. */
const { spawnSync } = require('node:child_process')
const { randomInt } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')
const { findNode } = require('../bin/find-node.cjs')
const { prepareBuilt, prepareInstalled } = require('./prepare.cjs')

const top = path.join(__dirname, '..')

function randomTests() {
  const files = ['src', 'test'].flatMap((folder) =>
    fs.readdirSync(path.join(top, folder), { recursive: true }).map((name) => path.join(folder, name)),
  )
  const isRandom = (file) => fs.readFileSync(path.join(top, file), 'utf8').includes('fc.assert(')
  return files.filter((file) => file.endsWith('.test.ts') && isRandom(file))
}

async function testRandom(minutes) {
  await prepareInstalled()
  await prepareBuilt()
  const files = randomTests()
  const vitest = path.join(top, 'node_modules', 'vitest', 'vitest.mjs')
  const end = Date.now() + minutes * 60_000
  while (Date.now() < end) {
    const seed = randomInt(2 ** 31)
    const args = [vitest, 'run', '--retry=0', ...files]
    const env = { ...process.env, SEED: String(seed) }
    const { status } = spawnSync(findNode(top), args, { cwd: top, stdio: 'inherit', env })
    if (status !== 0) throw new Error(`One failed with SEED=${seed}; with that, npx vitest run plays the same again.`)
  }
}

testRandom(Number(process.argv[2] ?? 10)).catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
})
