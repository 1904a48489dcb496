/** Looks at a file while it goes by: what it is, how large as a picture; and takes out of it what nobody needs to know. */
import type { Cleaner, Size } from './cleaner.ts'
import { createJpegCleaner } from './jpeg.ts'
import { type MediaType, mediaTypeOf } from './media-type.ts'
import { createPngCleaner } from './png.ts'
import { sizeOfAvif, sizeOfGif, sizeOfWebp } from './sizes.ts'

/** So much is looked at before the first byte goes on. */
const HEAD_BYTES = 65_536
/** A picture of more would take a browser's memory: it is a file like others. */
const MAX_PIXELS = 100_000_000

export interface Facts {
  readonly type: MediaType
  /** Of pictures. */
  readonly size: Size | undefined
}

export interface Inspection {
  /** What is to be kept. */
  readonly pieces: AsyncIterable<Uint8Array>
  /** Once all pieces have gone by. */
  facts(): Facts
}

export function inspect(body: AsyncIterable<Uint8Array>): Inspection {
  let type: MediaType = 'application/octet-stream'
  let size: Size | undefined
  let cleaner: Cleaner | undefined

  function look(head: Uint8Array, isWhole: boolean): void {
    type = mediaTypeOf(head, isWhole)
    cleaner = cleanerFor(type)
    size = sizeOf(type, head)
  }

  async function* pieces(): AsyncGenerator<Uint8Array> {
    const waiting: Uint8Array[] = []
    let length = 0
    let hasLooked = false
    // One for each that comes, of however many parts it is made: for each that goes on, somebody writes.
    function* go(piece: Uint8Array): Generator<Uint8Array> {
      const kept = cleaner ? together(cleaner.push(piece)) : piece
      if (kept.length > 0) yield kept
    }
    for await (const piece of body) {
      if (hasLooked) {
        yield* go(piece)
        continue
      }
      waiting.push(piece)
      length += piece.length
      if (length < HEAD_BYTES) continue
      const head = together(waiting)
      look(head, false)
      hasLooked = true
      yield* go(head)
    }
    if (!hasLooked) {
      const head = together(waiting)
      look(head, true)
      yield* go(head)
    }
    yield* cleaner?.end() ?? []
    size = cleaner?.size ?? size
  }

  return {
    pieces: pieces(),
    facts() {
      if (!type.startsWith('image/')) return { type, size: undefined }
      return size && isShowable(size) ? { type, size } : { type: 'application/octet-stream', size: undefined }
    },
  }
}

function cleanerFor(type: MediaType): Cleaner | undefined {
  if (type === 'image/jpeg') return createJpegCleaner()
  return type === 'image/png' ? createPngCleaner() : undefined
}

function sizeOf(type: MediaType, head: Uint8Array): Size | undefined {
  if (type === 'image/gif') return sizeOfGif(head)
  if (type === 'image/webp') return sizeOfWebp(head)
  return type === 'image/avif' ? sizeOfAvif(head) : undefined
}

/** What an address can say (file-address.ts). */
const MAX_SIDE = 999_999

function isShowable({ width, height }: Size): boolean {
  if (Math.min(width, height) < 1 || Math.max(width, height) > MAX_SIDE) return false
  return width * height <= MAX_PIXELS
}

function together(pieces: readonly Uint8Array[]): Uint8Array {
  const [first = new Uint8Array()] = pieces
  if (pieces.length < 2) return first
  const all = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    all.set(piece, at)
    at += piece.length
  }
  return all
}
