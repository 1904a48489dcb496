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

/** The sources that end up in dist: the compiler's, and files that are taken as they are (pages, styles). */
function sources() {
  const wanted = filesBelow(src).filter((file) => !/\.test\.ts$|\.md$/.test(file))
  return {
    compiled: wanted.filter((file) => file.endsWith('.ts')),
    copied: wanted.filter((file) => !file.endsWith('.ts')),
  }
}

function digest({ compiled, copied }) {
  const hash = createHash('sha256')
  const settings = ['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json']
  const files = [
    ...settings.map((file) => path.join(top, file)),
    ...[...compiled, ...copied].map((file) => path.join(src, file)),
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
  const tsc = path.join(top, 'node_modules', 'typescript', 'bin', 'tsc')
  await runQuietly(findNode(top), [tsc, '-p', 'tsconfig.build.json', '--noEmitOnError', '--pretty', 'false'], {
    cwd: top,
  })
  for (const file of found.copied) {
    fs.mkdirSync(path.dirname(path.join(dist, file)), { recursive: true })
    fs.copyFileSync(path.join(src, file), path.join(dist, file))
  }
  const made = new Set([
    ...found.copied,
    ...found.compiled.flatMap((file) => [file.replace(/ts$/, 'js'), file.replace(/ts$/, 'js.map')]),
  ])
  for (const file of filesBelow(dist)) if (!made.has(file)) fs.rmSync(path.join(dist, file))
  fs.writeFileSync(stamp, wanted)
}

module.exports = { isBuilt, build }
