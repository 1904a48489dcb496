/** Keeps what is sent within IRC's line: 512 bytes with CR LF, tags apart. https://modern.ircdocs.horse/#message-format */
import { utf8Bytes } from '../../chat/limits.ts'

/** Of a line without its tags and its CR LF. */
export const MAX_BODY_BYTES = 510
/** Most bytes that one UTF-16 unit can take in UTF-8. */
const BYTES_PER_UNIT = 3

/** Whether a text has at most so many bytes in UTF-8, without counting where that is plain to see. */
export function fits(text: string, maxBytes: number): boolean {
  return text.length * BYTES_PER_UNIT <= maxBytes || (text.length <= maxBytes && utf8Bytes(text) <= maxBytes)
}

/** How many UTF-16 units from `from` on have at most `maxBytes` bytes together; never ends within a character. */
export function unitsThatFit(text: string, from: number, maxBytes: number): number {
  let bytes = 0
  let at = from
  while (at < text.length) {
    const point = text.codePointAt(at) as number
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (bytes > maxBytes) break
    at += point < 0x10000 ? 1 : 2
  }
  return at - from
}

/** The beginning of a text, at most so many bytes of UTF-8, cut at the border of a character. */
export function clip(text: string, maxBytes: number): string {
  return fits(text, maxBytes) ? text : text.slice(0, unitsThatFit(text, 0, maxBytes))
}
