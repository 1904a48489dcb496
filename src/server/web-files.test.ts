import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { readWebFiles } from './web-files.ts'

function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'snug-web-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'assets'))
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text)
  return folder
}

test('a file is read with what it was compressed to', () => {
  const folder = folderWith({ 'index.html': 'a', 'assets/b.js': 'b', 'assets/b.js.br': 'c', 'assets/b.js.gz': 'd' })
  const texts = Array.from(readWebFiles(folder), ([name, { bytes, br, gzip }]) => [
    name,
    ...[bytes, br, gzip].map((one) => one && Buffer.from(one).toString()),
  ])
  expect(texts).toEqual([
    ['assets/b.js', 'b', 'c', 'd'],
    ['index.html', 'a', undefined, undefined],
  ])
})

test('a folder that is not there is empty', () => {
  expect(readWebFiles(join(folderWith({}), 'nothing')).size).toBe(0)
})
