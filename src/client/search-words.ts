/** A search as the server is asked for it. https://git.sr.ht/~emersion/soju/tree/master/item/doc/ext/search.md */
import { formatTags } from '../wire/irc/message.ts'
import type { Content, SearchWords } from '../wire/search-words.ts'

/**
 * The attributes of SEARCH, which takes one place, and no order. Servers that do not know `has` leave it alone; what they find is looked through again.
 * `beforeMsgid`: what is older than this message, where the server knows that too.
 */
export function formatSearch(
  { text, from, within, before, after, has }: SearchWords,
  limit: number,
  beforeMsgid?: string,
): string {
  const attributes = new Map<string, string>()
  const place = within.at(-1)
  if (place !== undefined) attributes.set('in', place)
  if (from !== undefined) attributes.set('from', from)
  if (after !== undefined) attributes.set('after', isoTime(after))
  if (before !== undefined) attributes.set('before', isoTime(before))
  if (beforeMsgid !== undefined) attributes.set('before-msgid', beforeMsgid)
  if (text !== '') attributes.set('text', text)
  if (has.length > 0) attributes.set('has', has.join(','))
  return formatTags(attributes.set('limit', String(limit)))
}

function isoTime(time: number): string {
  return new Date(Math.min(8.64e15, Math.max(0, time))).toISOString()
}

const CONTENT: Readonly<Record<Content, RegExp>> = {
  link: /\bhttps?:\/\/[^\s/]/i,
  file: /\/files\/[0-9a-z]{25}-[\dx]+\//,
  image: /\/files\/[0-9a-z]{25}-\d+x\d+\//,
}

/** Whether a text has all of these in it. */
export function hasAll(text: string, has: readonly Content[]): boolean {
  return has.every((content) => CONTENT[content].test(text))
}
