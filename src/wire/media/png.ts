/** A PNG without what is not the picture: texts, times, Exif, and what is behind its end. https://www.w3.org/TR/png-3/#11Chunks */
import { type Cleaner, joined, type Size } from './cleaner.ts'

const SIGNATURE_BYTES = 8
const HEAD_BYTES = 8
const CRC_BYTES = 4
/** What is needed to show it, with its colours and its movement. */
const KEPT = new Set(
  'IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT'.split(' '),
)

export function createPngCleaner(): Cleaner {
  let at: 'signature' | 'head' | 'chunk' | 'over' = 'signature'
  let rest: Uint8Array = new Uint8Array()
  let size: Size | undefined
  /** Of the chunk that goes by, with its checksum. */
  let left = 0
  let isKept = true
  let isLast = false

  function begin(head: Uint8Array): void {
    const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
    const type = String.fromCharCode(...head.subarray(4, HEAD_BYTES))
    left = view.getUint32(0) + CRC_BYTES
    isKept = KEPT.has(type)
    isLast = type === 'IEND'
    at = 'chunk'
  }

  return {
    get size() {
      return size
    },
    push(piece) {
      const out: Uint8Array[] = []
      let bytes = joined(rest, piece)
      const take = (count: number, keep: boolean): void => {
        if (keep) out.push(bytes.subarray(0, count))
        bytes = bytes.subarray(count)
      }
      while (bytes.length > 0 && at !== 'over') {
        if (at === 'chunk') {
          const count = Math.min(left, bytes.length)
          left -= count
          take(count, isKept)
          if (left === 0) at = isLast ? 'over' : 'head'
          continue
        }
        // The first chunk has the size: so much of it is looked at together with the signature.
        const needed = at === 'signature' ? SIGNATURE_BYTES + HEAD_BYTES + 8 : HEAD_BYTES
        if (bytes.length < needed) break
        if (at === 'signature') {
          size = sizeOf(bytes)
          take(SIGNATURE_BYTES, true)
        }
        begin(bytes.subarray(0, HEAD_BYTES))
        take(HEAD_BYTES, isKept)
      }
      rest = at === 'over' ? new Uint8Array() : bytes.slice()
      return out
    },
    end: () => (rest.length > 0 && at === 'signature' ? [rest] : []),
  }
}

/** Of the signature and the first chunk; undefined where that is not the one that it has to be. */
function sizeOf(bytes: Uint8Array): Size | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.getUint32(SIGNATURE_BYTES + 4) !== 0x49484452) return undefined
  return { width: view.getUint32(16), height: view.getUint32(20) }
}
