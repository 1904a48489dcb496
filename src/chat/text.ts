/** Checks on the texts that people send. */
import { utf8Bytes } from './limits.ts'
import type { Rejection } from './rejections.ts'

/** What is wrong with a text for one line; undefined where nothing is. `what` is its name in the rejection. */
export function textFault(what: string, text: string, maxBytes: number): Rejection | undefined {
  if (text.length > maxBytes || utf8Bytes(text) > maxBytes) return { why: 'too-long', what, maxBytes }
  if (/[\0\r\n]/.test(text)) return { why: 'bad-characters', what }
  return undefined
}
