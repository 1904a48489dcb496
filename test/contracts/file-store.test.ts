/** Runs the file store's contract over every adapter, and what is the disk's alone. */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { openDiskFileStore } from '../../src/adapters/disk/disk-file-store.ts'
import { createMemoryFileStore } from '../../src/adapters/memory/memory-file-store.ts'
import { fileStoreContract } from './file-store.ts'

const root = mkdtempSync(join(tmpdir(), 'snug-files-'))
afterAll(() => rmSync(root, { recursive: true }))
let made = 0
const nextFolder = (): string => join(root, String(++made))

fileStoreContract('memory', createMemoryFileStore)
fileStoreContract('disk', () => openDiskFileStore(nextFolder()))

async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text)
}

it('FILE-3 files are for who runs the server', async () => {
  const folder = nextFolder()
  const taken = await openDiskFileStore(folder).take(bytes('private'))
  await taken.keep()
  const path = join(folder, taken.hash.slice(0, 2), taken.hash)
  expect(statSync(path).mode & 0o777).toBe(0o600)
  expect(statSync(join(folder, taken.hash.slice(0, 2))).mode & 0o777).toBe(0o700)
})

it('FILE-4 what a process left half done goes at the next start, and what it kept stays', async () => {
  const folder = nextFolder()
  const store = openDiskFileStore(folder)
  const kept = await store.take(bytes('kept'))
  await kept.keep()
  await store.take(bytes('never decided'))
  expect(readdirSync(join(folder, 'incoming'))).toHaveLength(1)
  const again = openDiskFileStore(folder)
  expect(readdirSync(join(folder, 'incoming'))).toEqual([])
  const pieces: Uint8Array[] = []
  for await (const piece of again.read(kept.hash)) pieces.push(piece)
  expect(Buffer.concat(pieces).toString()).toBe('kept')
})

it.each(['', '../../etc/passwd', 'AB'.repeat(32), `${'ab'.repeat(31)}/x`])(
  'FILE-3 «%s» is no name of a file',
  async (hash) => {
    const store = openDiskFileStore(nextFolder())
    expect(() => store.read(hash)).toThrow('no name')
    await expect((async () => store.remove(hash))()).rejects.toThrow('no name')
  },
)
