/** A built Snug of its own, whose page can be replaced by another build while tabs run the one before. */
import { cpSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../', import.meta.url))

/** Copies what was built into the folder. Gives the command line, as `startServer` wants it, and the folder of the page. */
export function copyOfBuild(folder: string): { readonly program: string; readonly web: string } {
  for (const name of ['dist', 'package.json']) cpSync(join(ROOT, name), join(folder, name), { recursive: true })
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'))
  return { program: join(folder, 'dist', 'cli', 'main.js'), web: join(folder, 'dist', 'web') }
}

/** Gives all files new names and the build a new version, as they have after a change of the page. A server reads them when it starts. */
export function replaceBuild(web: string): void {
  const assets = join(web, 'assets')
  const all = [...readdirSync(assets).map((name) => join('assets', name)), ...readdirSync(web)]
  const texts = all.filter((name) => /\.(?:js|css|html)$/.test(name))
  const renamed = texts.flatMap((name): [string, string][] => {
    const fresh = name.replace(/-([\w-]{8})\./, (_, digest: string) => `-${reversed(digest)}.`)
    return fresh === name ? [] : [[name.slice('assets/'.length), fresh.slice('assets/'.length)]]
  })
  for (const name of texts) {
    let text = readFileSync(join(web, name), 'utf8')
    for (const [before, after] of renamed) text = text.replaceAll(before, after)
    if (name === 'sw.js') text = text.replace(/[\da-f]{16}/, reversed)
    const after = renamed.find(([before]) => name === join('assets', before))?.[1]
    if (after !== undefined) rmSync(join(web, name))
    writeFileSync(after === undefined ? join(web, name) : join(assets, after), text)
  }
  for (const name of all) if (/\.(?:br|gz)$/.test(name)) rmSync(join(web, name))
}

function reversed(text: string): string {
  return text.split('').toReversed().join('')
}
