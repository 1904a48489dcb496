/** Checks on the texts that people send. */
import { type Limits, utf8Bytes } from './limits.ts'
import type { Rejection } from './rejections.ts'

/** What is wrong with a text for one line; undefined where nothing is. `what` is its name in the rejection. */
export function textFault(what: string, text: string, maxBytes: number): Rejection | undefined {
  if (text.length > maxBytes || utf8Bytes(text) > maxBytes) return { why: 'too-long', what, maxBytes }
  if (/[\0\r\n]/.test(text)) return { why: 'bad-characters', what }
  return undefined
}

/** What is wrong with what somebody says, which may have several lines. */
export function messageFault(text: string, limits: Limits): Rejection | undefined {
  const { multilineBytes: maxBytes, multilineLines } = limits
  if (!text.includes('\n')) return textFault('text', text, maxBytes)
  if (text.length > maxBytes || utf8Bytes(text) > maxBytes) return { why: 'too-long', what: 'text', maxBytes }
  const lines = text.split('\n')
  if (lines.length > multilineLines) return { why: 'too-many-lines', max: multilineLines }
  if (lines.every((line) => line === '')) return { why: 'nothing-said' }
  return /[\0\r]/.test(text) ? { why: 'bad-characters', what: 'text' } : undefined
}

/** The longest beginning of a text that fits, cut between characters, without what does not belong in one line. */
export function clipToBytes(text: string, maxBytes: number): string {
  const line = text.slice(0, maxBytes).replace(/[\0\r\n]/g, ' ')
  if (utf8Bytes(line) <= maxBytes) return line.replace(/[\ud800-\udbff]$/, '')
  let clipped = ''
  let bytes = 0
  for (const character of line) {
    bytes += utf8Bytes(character)
    if (bytes > maxBytes) break
    clipped += character
  }
  return clipped
}
