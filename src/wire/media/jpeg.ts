/**
 * A JPEG without what is not the picture: Exif (place, time, camera, a small picture of before it was cut), XMP, comments, further pictures and films
 * behind the end. Colours and how it is turned stay. https://www.w3.org/Graphics/JPEG/itu-t81.pdf (Annex B)
 */
import { type Cleaner, joined, type Size, startsWith } from './cleaner.ts'
import { isTurned, orientationIn, orientationSegment } from './exif.ts'

const SOI = 0xd8
const EOI = 0xd9
const SOS = 0xda
const TEM = 0x01
const COMMENT = 0xfe
const APP0 = 0xe0
const APP1 = 0xe1
const APP2 = 0xe2
const APP14 = 0xee
const APP15 = 0xef
const NOTHING = new Uint8Array()

export function createJpegCleaner(): Cleaner {
  /** `raw`: not as it should be; what comes is left as it is. */
  let at: 'markers' | 'scan' | 'raw' | 'over' = 'markers'
  let rest: Uint8Array = NOTHING
  let size: Size | undefined
  let orientation = 1

  function cleaned(code: number, segment: Uint8Array): Uint8Array | undefined {
    const body = segment.subarray(4)
    switch (code) {
      case APP0:
        return startsWith(body, 'JFIF\0') ? segment : undefined
      case APP1: {
        if (orientation !== 1 || !startsWith(body, 'Exif\0\0')) return undefined
        orientation = orientationIn(body.subarray(6))
        return orientation === 1 ? undefined : orientationSegment(orientation)
      }
      case APP2:
        return startsWith(body, 'ICC_PROFILE\0') ? segment : undefined
      case APP14:
        return startsWith(body, 'Adobe') ? segment : undefined
      case COMMENT:
        return undefined
      default:
        if (code > APP0 && code <= APP15) return undefined
        if (isFrame(code) && body.length >= 5) size = sizeOf(body)
        return segment
    }
  }

  /** One marker with its segment from the beginning of `bytes`; gives how many bytes that was, 0 where there are too few yet. */
  function takeMarker(bytes: Uint8Array, out: Uint8Array[]): number {
    const [first, code = 0, high = 0, low = 0] = bytes
    if (bytes.length < 2) return 0
    if (first !== 0xff || code === 0) {
      at = 'raw'
      return 0
    }
    if (code === 0xff) return fillBytes(bytes)
    if (code === SOI || code === TEM || isRestart(code)) {
      out.push(bytes.subarray(0, 2))
      return 2
    }
    if (code === EOI) {
      out.push(bytes.subarray(0, 2))
      at = 'over'
      return 2
    }
    if (bytes.length < 4) return 0
    const length = 2 + high * 256 + low
    if (length < 4) {
      at = 'raw'
      return 0
    }
    if (bytes.length < length) return 0
    const kept = cleaned(code, bytes.subarray(0, length))
    if (kept) out.push(kept)
    if (code === SOS) at = 'scan'
    return length
  }

  return {
    get size() {
      return size && isTurned(orientation) ? { width: size.height, height: size.width } : size
    },
    push(piece) {
      const out: Uint8Array[] = []
      let bytes = joined(rest, piece)
      rest = NOTHING
      while (bytes.length > 0 && at !== 'over') {
        if (at === 'raw') {
          out.push(bytes)
          return out
        }
        if (at === 'scan') {
          const end = endOfScan(bytes)
          out.push(bytes.subarray(0, end))
          bytes = bytes.subarray(end)
          if (bytes.length < 2) break
          at = 'markers'
          continue
        }
        const taken = takeMarker(bytes, out)
        if (taken === 0 && at === 'markers') break
        bytes = bytes.subarray(taken)
      }
      // A copy: the piece may be used again by whoever gave it.
      if (at !== 'over') rest = bytes.slice()
      return out
    },
    // A segment without its end may be one of those that go.
    end: () => (at === 'scan' ? [rest] : []),
  }
}

/** How many stand before a marker, all but one of which mean nothing. */
function fillBytes(bytes: Uint8Array): number {
  let count = 1
  while (bytes[count + 1] === 0xff) count++
  return count
}

/** Where a marker begins that is none of those that belong into a scan, or may begin: the last byte. */
function endOfScan(bytes: Uint8Array): number {
  for (let from = 0; ;) {
    const found = bytes.indexOf(0xff, from)
    if (found < 0) return bytes.length
    const code = bytes[found + 1]
    if (code === undefined || (code !== 0 && !isRestart(code))) return found
    from = found + 2
  }
}

function isRestart(code: number): boolean {
  return code >= 0xd0 && code <= 0xd7
}

/** SOF0 to SOF15 without DHT, JPG and DAC, which stand among them. */
function isFrame(code: number): boolean {
  return code >= 0xc0 && code <= 0xcf && code !== 0xc4 && code !== 0xc8 && code !== 0xcc
}

/** Behind the length of a segment: precision, height, width. */
function sizeOf(body: Uint8Array): Size {
  const [, h1 = 0, h2 = 0, w1 = 0, w2 = 0] = body
  return { width: w1 * 256 + w2, height: h1 * 256 + h2 }
}
