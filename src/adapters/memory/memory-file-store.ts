/** Files in memory; for tests, and to say plainly what a file store does. */
import { createHash } from 'node:crypto'
import type { FileStore } from '../../ports/file-store.ts'

export function createMemoryFileStore(): FileStore {
  const kept = new Map<string, Uint8Array>()
  return {
    async take(pieces) {
      const parts: Uint8Array[] = []
      for await (const piece of pieces) parts.push(Uint8Array.from(piece))
      const bytes = Buffer.concat(parts)
      const hash = createHash('sha256').update(bytes).digest('hex')
      return {
        hash,
        size: bytes.length,
        async keep() {
          kept.set(hash, bytes)
        },
        async drop() {},
      }
    },
    async *read(hash, range) {
      const bytes = kept.get(hash)
      if (!bytes || (range && range.end >= bytes.length)) throw new Error('there is no such file, or less of it')
      yield range ? bytes.subarray(range.start, range.end + 1) : bytes
    },
    async remove(hash) {
      kept.delete(hash)
    },
    async *hashes() {
      yield* kept.keys()
    },
  }
}
