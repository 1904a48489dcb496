'use strict'
/** Runs a program whose output is only of interest when it fails. */
const { spawn } = require('node:child_process')

/** Resolves when the program ends with 0. Otherwise rejects, and everything that it printed has gone to stderr. */
function runQuietly(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const printed = []
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], ...options })
    child.stdout.on('data', (bytes) => printed.push(bytes))
    child.stderr.on('data', (bytes) => printed.push(bytes))
    child.on('error', reject)
    child.on('close', (code, signal) => {
      if (code === 0) return resolve()
      process.stderr.write(Buffer.concat(printed))
      reject(new Error(`${command} ${args.join(' ')} failed (${signal ?? `exit code ${code}`})`))
    })
  })
}

module.exports = { runQuietly }
