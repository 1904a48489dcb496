'use strict'
/** Becomes another Node program, as nearly as the running Node can. */
const { spawn } = require('node:child_process')

const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP']

/**
 * Runs `node` with these arguments in this process's place: the same terminal, the same signals, the same exit code.
 * Where the process cannot be replaced (Node before 22.15, Windows), it stays as a thin parent that passes signals on.
 */
function runNode(node, args, env = process.env) {
  if (typeof process.execve === 'function' && process.platform !== 'win32') {
    process.execve(node, [node, ...args], { ...env })
  }
  const child = spawn(node, args, { stdio: 'inherit', env })
  for (const signal of FORWARDED) process.on(signal, () => child.kill(signal))
  child.on('error', (error) => {
    process.stderr.write(`snug: ${node} does not run: ${error.message}\n`)
    process.exit(1)
  })
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code)
    for (const forwarded of FORWARDED) process.removeAllListeners(forwarded)
    process.kill(process.pid, signal)
  })
}

module.exports = { runNode }
