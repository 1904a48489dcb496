'use strict'
/** Brings dist to what src says, where it is not. */
const { createHash } = require('node:crypto')
const fs = require('node:fs')
const path = require('node:path')
const { findNode } = require('../bin/find-node.cjs')
const { runQuietly } = require('./run-quietly.cjs')

const top = path.join(__dirname, '..')
const src = path.join(top, 'src')
const dist = path.join(top, 'dist')
/** Holds the digest of the sources that dist was built from. */
const stamp = path.join(dist, '.built-from')

/** Every file below a folder, as paths relative to it with `/`, sorted. Empty where there is no such folder. */
function filesBelow(folder, prefix = '') {
  if (!fs.existsSync(folder)) return []
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .flatMap((entry) =>
      entry.isDirectory()
        ? filesBelow(path.join(folder, entry.name), `${prefix}${entry.name}/`)
        : [`${prefix}${entry.name}`],
    )
    .sort()
}

/** The sources that end up in dist: the compiler's, those of the browser door, and files that are taken as they are. */
function sources() {
  const wanted = filesBelow(src).filter((file) => !/\.test\.tsx?$|\.md$/.test(file))
  const others = wanted.filter((file) => !file.startsWith('web/'))
  return {
    web: wanted.filter((file) => file.startsWith('web/')),
    compiled: others.filter((file) => file.endsWith('.ts')),
    copied: others.filter((file) => !file.endsWith('.ts')),
  }
}

function digest({ web, compiled, copied }) {
  const hash = createHash('sha256')
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'vite.config.ts', 'package.json', 'package-lock.json']
  const files = [
    ...settings.map((file) => path.join(top, file)),
    ...[...web, ...compiled, ...copied].map((file) => path.join(src, file)),
  ]
  for (const file of files) {
    const content = fs.readFileSync(file)
    hash.update(`${path.relative(top, file)} ${content.length}\n`).update(content)
  }
  return hash.digest('hex')
}

function isBuilt(wanted = digest(sources())) {
  return fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted
}

/** Compiles what is stale. What no source stands behind any more is removed. Call it with the checkout locked. */
async function build() {
  const found = sources()
  const wanted = digest(found)
  if (isBuilt(wanted)) return
  process.stderr.write('Building …\n')
  fs.rmSync(stamp, { force: true })
  const run = (program, ...args) =>
    runQuietly(findNode(top), [path.join(top, 'node_modules', program), ...args], { cwd: top })
  // Both run to their end: the lock must not be left while one of them still writes.
  const runs = await Promise.allSettled([
    run('typescript/bin/tsc', '-p', 'tsconfig.build.json', '--noEmitOnError', '--pretty', 'false'),
    run('vite/bin/vite.js', 'build', '--logLevel', 'warn'),
  ])
  for (const { reason } of runs) if (reason !== undefined) throw reason
  for (const file of found.copied) {
    fs.mkdirSync(path.dirname(path.join(dist, file)), { recursive: true })
    fs.copyFileSync(path.join(src, file), path.join(dist, file))
  }
  const made = new Set([
    ...found.copied,
    ...found.compiled.flatMap((file) => [file.replace(/ts$/, 'js'), file.replace(/ts$/, 'js.map')]),
  ])
  // What stands in web was made just now, by Vite, which clears it first.
  const isLeft = (file) => !made.has(file) && !file.startsWith('web/')
  for (const file of filesBelow(dist).filter(isLeft)) fs.rmSync(path.join(dist, file))
  fs.writeFileSync(stamp, wanted)
}

module.exports = { isBuilt, build }
