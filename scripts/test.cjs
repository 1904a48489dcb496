'use strict'
/**
 * `npm test`: installs what is missing, then the checks and all tests; the last line is the count, a check counting as one.
 * `npm test -- <words>` runs the test files whose path contains one of the words, without the checks.
 */
const { spawn } = require('node:child_process')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const { findNode } = require('../bin/find-node.cjs')
const { CHECKS, runChecks } = require('./checks.cjs')
const { prepareBuilt, prepareInstalled } = require('./prepare.cjs')
const { installTestPrograms } = require('./test-programs.cjs')

const top = path.join(__dirname, '..')

/** Runs vitest. Resolves with its counts; what broke outside of a test (a file that does not load) counts as failed. */
async function runTests(filters) {
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'snug-test-'))
  const report = path.join(scratch, 'report.json')
  const vitest = path.join(top, 'node_modules', 'vitest', 'vitest.mjs')
  const reporters = ['default', 'json', path.join(__dirname, 'second-try.ts')].map((name) => `--reporter=${name}`)
  const args = [vitest, 'run', ...reporters, `--outputFile.json=${report}`, ...filters]
  const code = await new Promise((resolve, reject) => {
    const child = spawn(findNode(top), args, { cwd: top, stdio: ['ignore', 'inherit', 'inherit'] })
    child.on('error', reject)
    child.on('close', (code) => resolve(code ?? 1))
  })
  try {
    if (!fs.existsSync(report)) return { passed: 0, failed: 1, skipped: 0 }
    const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
      fs.readFileSync(report, 'utf8'),
    )
    const broken = testResults.filter(
      ({ status, assertionResults }) =>
        status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
    )
    const failed = numFailedTests + broken.length
    return {
      passed: numPassedTests,
      failed: code !== 0 && failed === 0 ? 1 : failed,
      skipped: numPendingTests + numTodoTests,
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true })
  }
}

async function test(filters) {
  await prepareInstalled()
  await installTestPrograms()
  const failedChecks = filters.length > 0 ? [] : runChecks()
  const passedChecks = filters.length > 0 ? 0 : CHECKS.length - failedChecks.length
  let { passed, failed, skipped } = await prepareBuilt().then(
    () => runTests(filters),
    (error) => {
      process.stderr.write(`${error.message}\nWithout it there is nothing to test.\n`)
      return { passed: 0, failed: 1, skipped: 0 }
    },
  )
  passed += passedChecks
  failed += failedChecks.length
  if (failedChecks.length > 0) process.stdout.write(`\nFailed checks: ${failedChecks.join(', ')}\n`)
  process.stdout.write(`\n${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}\n`)
  process.exitCode = failed === 0 ? 0 : 1
}

test(process.argv.slice(2)).catch((error) => {
  process.stderr.write(`${error.message}\n`)
  process.stdout.write('0 passed, 1 failed\n')
  process.exitCode = 1
})
