/** How large a picture is, out of its first bytes, where nothing has to be taken out of it. Undefined where they do not say. */
import { type Size, startsWith } from './cleaner.ts'

/** https://www.w3.org/Graphics/GIF/spec-gif89a.txt */
export function sizeOfGif(head: Uint8Array): Size | undefined {
  if (head.length < 10) return undefined
  return { width: u16(head, 6), height: u16(head, 8) }
}

/** https://developers.google.com/speed/webp/docs/riff_container */
export function sizeOfWebp(head: Uint8Array): Size | undefined {
  if (head.length < 30) return undefined
  if (startsWith(head, 'VP8X', 12)) return { width: 1 + u24(head, 24), height: 1 + u24(head, 27) }
  if (startsWith(head, 'VP8 ', 12)) return { width: u16(head, 26) & 0x3fff, height: u16(head, 28) & 0x3fff }
  if (!startsWith(head, 'VP8L', 12) || head[20] !== 0x2f) return undefined
  const bits = u16(head, 21) + u16(head, 23) * 65_536
  return { width: 1 + (bits % 16_384), height: 1 + (Math.floor(bits / 16_384) % 16_384) }
}

/** Boxes in which the boxes are that say it. https://aomediacodec.github.io/av1-avif/ */
const AROUND: Readonly<Record<string, number>> = { meta: 4, iprp: 0, ipco: 0 }
const MAX_BOXES = 1000

/** The largest that is told of: one that is put together from tiles tells the size of a tile, too. */
export function sizeOfAvif(head: Uint8Array): Size | undefined {
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  let found: Size | undefined
  let isTurned = false
  let boxes = 0

  function walk(start: number, end: number): void {
    for (let at = start; at + 8 <= end && boxes < MAX_BOXES;) {
      boxes++
      const length = view.getUint32(at)
      const type = String.fromCharCode(...head.subarray(at + 4, at + 8))
      const next = length === 0 ? end : at + length
      // One that is longer than what there is, or has its length elsewhere, holds the picture itself.
      if (length !== 0 && length < 8) return
      const inside = Math.min(next, end)
      const skipped = AROUND[type]
      if (skipped !== undefined) walk(at + 8 + skipped, inside)
      else if (type === 'ispe' && at + 20 <= inside) take(view.getUint32(at + 12), view.getUint32(at + 16))
      else if (type === 'irot' && at + 9 <= inside) isTurned = ((head[at + 8] ?? 0) & 1) === 1
      at = next
    }
  }

  function take(width: number, height: number): void {
    if (!found || width * height > found.width * found.height) found = { width, height }
  }

  walk(0, head.length)
  return found && isTurned ? { width: found.height, height: found.width } : found
}

function u16(bytes: Uint8Array, at: number): number {
  return (bytes[at] ?? 0) + (bytes[at + 1] ?? 0) * 256
}

function u24(bytes: Uint8Array, at: number): number {
  return u16(bytes, at) + (bytes[at + 2] ?? 0) * 65_536
}
