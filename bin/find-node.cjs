'use strict'
/** Finds a Node that is new enough for Snug. Plain CommonJS without dependencies: any Node since 18 can run it. */
const fs = require('node:fs')
const path = require('node:path')

const NEEDED = [24, 15]

/** Whether a version such as `24.15.0` is new enough. */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])
}

/**
 * The path of a Node that is new enough: the running one, else the one that npm laid into a node_modules folder
 * at or above `folder`. Undefined where there is none.
 */
function findNode(folder) {
  if (isNewEnough(process.versions.node)) return process.execPath
  const file = path.join('node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node')
  for (let at = folder; ; at = path.dirname(at)) {
    const node = path.join(at, file)
    if (fs.existsSync(node)) return node
    if (at === path.dirname(at)) return undefined
  }
}

module.exports = { NEEDED: NEEDED.join('.'), isNewEnough, findNode }
