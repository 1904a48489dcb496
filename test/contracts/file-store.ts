/** What every file store does (src/ports/file-store.ts): run over each adapter by file-store.test.ts. */
import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { ByteRange, FileStore } from '../../src/ports/file-store.ts'

async function* inPieces(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text)
}

async function textOf(store: FileStore, hash: string, range?: ByteRange): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of store.read(hash, range)) pieces.push(piece)
  return Buffer.concat(pieces).toString()
}

async function all(store: FileStore): Promise<string[]> {
  const found: string[] = []
  for await (const hash of store.hashes()) found.push(hash)
  return found.sort()
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

export function fileStoreContract(name: string, open: () => FileStore): void {
  describe(`file store: ${name}`, () => {
    it('FILE-3 gives back what it was given, under its hash', async () => {
      const store = open()
      const taken = await store.take(inPieces('one ', 'two ', '', 'three'))
      expect(taken).toMatchObject({ hash: hashOf('one two three'), size: 13 })
      await taken.keep()
      expect(await textOf(store, taken.hash)).toBe('one two three')
      expect(await all(store)).toEqual([taken.hash])
    })

    it('FILE-3 has nothing under a hash before it is kept, nor after it was dropped', async () => {
      const store = open()
      const taken = await store.take(inPieces('perhaps'))
      await expect(textOf(store, taken.hash)).rejects.toThrow()
      await taken.drop()
      expect(await all(store)).toEqual([])
    })

    it('FILE-3 gives parts', async () => {
      const store = open()
      const text = `${'a'.repeat(70_000)}${'b'.repeat(70_000)}`
      const taken = await store.take(inPieces(text))
      await taken.keep()
      expect(await textOf(store, taken.hash, { start: 69_998, end: 70_001 })).toBe('aabb')
      expect(await textOf(store, taken.hash, { start: 0, end: 0 })).toBe('a')
      expect(await textOf(store, taken.hash, { start: 1, end: 139_999 })).toBe(text.slice(1))
      await expect(textOf(store, taken.hash, { start: 139_999, end: 140_000 })).rejects.toThrow()
    })

    it('FILE-3 keeps the same once, and an empty file too', async () => {
      const store = open()
      const [one, other, empty] = [
        await store.take(inPieces('same')),
        await store.take(inPieces('sa', 'me')),
        await store.take(inPieces()),
      ]
      await one.keep()
      await other.keep()
      await empty.keep()
      expect(await all(store)).toEqual([one.hash, empty.hash].sort())
      expect([await textOf(store, one.hash), await textOf(store, empty.hash)]).toEqual(['same', ''])
    })

    it('FILE-3 removes, also twice', async () => {
      const store = open()
      const taken = await store.take(inPieces('gone'))
      await taken.keep()
      await store.remove(taken.hash)
      await store.remove(taken.hash)
      await expect(textOf(store, taken.hash)).rejects.toThrow()
      expect(await all(store)).toEqual([])
    })

    it('FILE-4 of two that are the same, one that breaks off, is dropped or was removed takes nothing from the other', async () => {
      const store = open()
      const kept = await store.take(inPieces('same'))
      await kept.keep()
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield Buffer.from('same')
        throw new Error('the line is cut')
      }
      await expect(store.take(broken())).rejects.toThrow('the line is cut')
      await (await store.take(inPieces('same'))).drop()
      expect(await textOf(store, kept.hash)).toBe('same')
      const later = await store.take(inPieces('same'))
      await store.remove(kept.hash)
      await later.keep()
      expect(await textOf(store, kept.hash)).toBe('same')
    })

    it('FILE-4 leaves nothing of what breaks off', async () => {
      const store = open()
      async function* broken(): AsyncGenerator<Uint8Array> {
        yield Buffer.from('half')
        throw new Error('the line is cut')
      }
      await expect(store.take(broken())).rejects.toThrow('the line is cut')
      expect(await all(store)).toEqual([])
    })
  })
}
