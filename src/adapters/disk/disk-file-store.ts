/**
 * Files in a folder: `ab/abcdef…` by their hash, and `incoming/` for what is being taken in. What is there under its hash is whole, because it was
 * on disk before it got that name.
 */
import { createHash, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { type FileHandle, mkdir, open, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { ByteRange, FileStore, Taken } from '../../ports/file-store.ts'

const PRIVATE_FOLDER = 0o700
const PRIVATE_FILE = 0o600
const PIECE_BYTES = 65_536
const HASH = /^[0-9a-f]{64}$/
const SHELF = /^[0-9a-f]{2}$/

/** The folder is made where it is missing. What a process that ended before left in `incoming/` goes. Throws what the system throws. */
export function openDiskFileStore(folder: string): FileStore {
  const incoming = join(folder, 'incoming')
  mkdirSync(incoming, { recursive: true, mode: PRIVATE_FOLDER })
  for (const name of readdirSync(incoming)) rmSync(join(incoming, name), { force: true, recursive: true })

  return {
    async take(pieces) {
      const path = join(incoming, randomBytes(16).toString('hex'))
      const file = await open(path, 'wx', PRIVATE_FILE)
      try {
        const stored = await write(file, pieces)
        await file.sync()
        await file.close()
        return takenAt(path, stored.hash, stored.size)
      } catch (failure) {
        await file.close().catch(() => {})
        await rm(path, { force: true })
        throw failure
      }
    },
    read: (hash, range) => readFrom(pathOf(folder, hash), range),
    remove: async (hash) => rm(pathOf(folder, hash), { force: true }),
    async *hashes() {
      for (const shelf of await readdir(folder)) {
        if (!SHELF.test(shelf)) continue
        for (const name of await readdir(join(folder, shelf))) if (HASH.test(name)) yield name
      }
    },
  }

  function takenAt(path: string, hash: string, size: number): Taken {
    return {
      hash,
      size,
      async keep() {
        const place = pathOf(folder, hash)
        try {
          await mkdir(dirname(place), { recursive: true, mode: PRIVATE_FOLDER })
          // Where it is there already it is the same.
          await rename(path, place)
          await syncFolder(dirname(place))
        } catch (failure) {
          await rm(path, { force: true })
          throw failure
        }
      },
      drop: () => rm(path, { force: true }),
    }
  }
}

/** Where the bytes of a file are in the folder of a store. Throws where it is no hash. */
function pathOf(folder: string, hash: string): string {
  if (!HASH.test(hash)) throw new Error('that is no name of a file')
  return join(folder, hash.slice(0, 2), hash)
}

/** Those of the hashes of which a folder has no bytes; all where there is no such folder. */
export function missingIn(folder: string, hashes: readonly string[]): readonly string[] {
  return hashes.filter((hash) => !existsSync(pathOf(folder, hash)))
}

async function write(file: FileHandle, pieces: AsyncIterable<Uint8Array>): Promise<{ hash: string; size: number }> {
  const digest = createHash('sha256')
  let size = 0
  for await (const piece of pieces) {
    digest.update(piece)
    for (let at = 0; at < piece.length;) at += (await file.write(piece, at)).bytesWritten
    size += piece.length
  }
  return { hash: digest.digest('hex'), size }
}

async function* readFrom(path: string, { start, end }: ByteRange = WHOLE): AsyncGenerator<Uint8Array> {
  const file = await open(path, 'r')
  try {
    for (let at = start; at <= end;) {
      const room = Buffer.allocUnsafe(Math.min(PIECE_BYTES, end - at + 1))
      const { bytesRead } = await file.read(room, 0, room.length, at)
      if (bytesRead === 0 && end === WHOLE.end) return
      if (bytesRead === 0) throw new Error('the file is shorter than it was')
      at += bytesRead
      yield room.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

const WHOLE: ByteRange = { start: 0, end: Number.MAX_SAFE_INTEGER }

/** So that the new name outlives a loss of power. Not every system can open a folder. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r').catch(() => undefined)
  if (!folder) return
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}
