#!/usr/bin/env node
'use strict'
/** The `snug` command: looks for a Node that is new enough before it loads anything that needs one. */
const fs = require('node:fs')
const path = require('node:path')
const { pathToFileURL } = require('node:url')
const { NEEDED, findNode } = require('./find-node.cjs')
const { runNode } = require('./run-node.cjs')

const top = path.join(__dirname, '..')
const node = findNode(top)
const built = path.join(top, 'dist', 'cli', 'main.js')
/** A checkout that was never built runs from its sources: Node strips the types. */
const program = fs.existsSync(built) ? built : path.join(top, 'src', 'cli', 'main.ts')

if (node === undefined) {
  process.stderr.write(
    `snug: needs Node ${NEEDED} or newer; this is Node ${process.versions.node}.\n` +
      'Get a newer one from https://nodejs.org, or, in a checkout of Snug, run `npm ci`, which brings one along.\n',
  )
  process.exitCode = 1
} else if (node === process.execPath) {
  process.argv[1] = program
  import(pathToFileURL(program).href).catch((error) => {
    process.stderr.write(`snug: ${process.env.DEBUG ? error.stack : error.message}\n`)
    process.exitCode = 1
  })
} else {
  runNode(node, [program, ...process.argv.slice(2)])
}
