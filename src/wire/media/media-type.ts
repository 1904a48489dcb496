/** What a file is, by its bytes, whatever somebody says: one of the few types that a browser may show, or nothing in particular. */
import { startsWith } from './cleaner.ts'

/** By each type that is shown: the endings that its names may have, the first of which it gets where it has another. */
export const SHOWN = {
  'image/png': ['png'],
  'image/jpeg': ['jpg', 'jpeg'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/avif': ['avif'],
  'video/mp4': ['mp4', 'm4v'],
  'video/webm': ['webm'],
  'audio/mp4': ['m4a'],
  'audio/mpeg': ['mp3'],
  'audio/ogg': ['ogg', 'oga', 'opus'],
  'audio/wav': ['wav'],
} as const satisfies Readonly<Record<string, readonly [string, ...string[]]>>

export type ShownType = keyof typeof SHOWN
export type MediaType = ShownType | 'text/plain' | 'application/octet-stream'

const FILM_BRANDS = new Set(['isom', 'iso2', 'iso4', 'iso5', 'iso6', 'mp41', 'mp42', 'avc1', 'dash', 'M4V ', 'MSNV'])
/** https://www.matroska.org/technical/elements.html: EBML, and the name of what is in it. */
const EBML = 0x1a45dfa3
const DOCTYPE_WITHIN = 64

/** `head`: the first bytes of the file, a few thousand at least where it has so many. `isWhole`: there are no more. */
export function mediaTypeOf(head: Uint8Array, isWhole: boolean): MediaType {
  return shownTypeOf(head) ?? (isPlainText(head, isWhole) ? 'text/plain' : 'application/octet-stream')
}

function shownTypeOf(head: Uint8Array): ShownType | undefined {
  if (startsWith(head, '\x89PNG\r\n\x1a\n')) return 'image/png'
  if (startsWith(head, '\xff\xd8\xff')) return 'image/jpeg'
  if (startsWith(head, 'GIF87a') || startsWith(head, 'GIF89a')) return 'image/gif'
  if (startsWith(head, 'RIFF') && startsWith(head, 'WEBP', 8)) return 'image/webp'
  if (startsWith(head, 'RIFF') && startsWith(head, 'WAVE', 8)) return 'audio/wav'
  if (startsWith(head, 'OggS')) return 'audio/ogg'
  if (startsWith(head, 'ftyp', 4)) return isoTypeOf(String.fromCharCode(...head.subarray(8, 12)))
  if (head.length >= 4 && new DataView(head.buffer, head.byteOffset).getUint32(0) === EBML) return webmIn(head)
  if (startsWith(head, 'ID3') || isMp3Frame(head)) return 'audio/mpeg'
  return undefined
}

function isoTypeOf(brand: string): ShownType | undefined {
  if (brand === 'avif' || brand === 'avis') return 'image/avif'
  if (brand === 'M4A ') return 'audio/mp4'
  return FILM_BRANDS.has(brand) ? 'video/mp4' : undefined
}

function webmIn(head: Uint8Array): ShownType | undefined {
  return String.fromCharCode(...head.subarray(0, DOCTYPE_WITHIN)).includes('webm') ? 'video/webm' : undefined
}

/** MPEG 1 or 2, layer 3, with a rate and a frequency that there are. */
function isMp3Frame([first = 0, second = 0, third = 0]: Uint8Array): boolean {
  return first === 0xff && (second & 0xe6) === 0xe2 && third >> 4 !== 15 && third >> 4 !== 0 && (third & 0x0c) !== 0x0c
}

/** UTF-8 without control characters, and not the beginning of a document that a browser might make something of. */
function isPlainText(head: Uint8Array, isWhole: boolean): boolean {
  let text: string
  try {
    // A character may be cut at the end of what is looked at.
    text = new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: !isWhole })
  } catch {
    return false
  }
  return !/[^\P{Cc}\t\n\r\f]/u.test(text) && !/^\s*(?:<|%PDF|%!PS)/.test(text)
}
