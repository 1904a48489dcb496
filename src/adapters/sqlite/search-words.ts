/** What a word is when messages are searched, and how the words that a person typed become a query. */
import type { Content } from '../../chat/contents.ts'
import { isConversation } from '../../chat/conversation.ts'

/** Marks that people leave out when they type: accents, Arabic and Hebrew vowels. Not the voicing of kana: it is another letter. */
const ACCENTS = /[[\p{Mn}&&[\p{sc=Inherited}\p{sc=Hebrew}]]--[\u3099\u309A]]/gv

/** A character of a script that writes without spaces, or a picture, is a word by itself; of others, a run is a word. */
const WORDS =
  /[\p{Extended_Pictographic}[[\p{L}\p{M}\p{N}]&&[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]]]|[[\p{L}\p{M}\p{N}]--[\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Laoo}\p{scx=Khmr}\p{scx=Mymr}]]+/gv

/** The words of a text in order: lower case, without accents, in one normal form (NFKC). */
export function wordsOf(text: string): string[] {
  const plain = text.normalize('NFKD').replace(ACCENTS, '').toLowerCase().replaceAll('ς', 'σ').normalize('NFC')
  return plain.match(WORDS) ?? []
}

/** A text with its words parted by spaces, as the index takes it. Text in ASCII needs no such help. */
export function spacedWords(text: string): string {
  return wordsOf(text).join(' ')
}

/** What a query has besides words. */
export interface Marks {
  readonly timelines: readonly number[]
  /** Ids, as in entry.author; undefined for any. */
  readonly authors: readonly number[] | undefined
  readonly has: readonly Content[]
}

/** What stands between two quotation marks, or between two spaces. A mark without another is none. */
const CHUNKS = /["“”„]([^"“”„]*)["“”„]|[^\s"“”„]+/gu

/**
 * An FTS5 expression that matches where everything typed occurs, or undefined where nothing can: no word, author or content is asked for, or nobody
 * is meant. What stands between quotation marks or between two spaces is a phrase, its words in that order; the very last word may go on where
 * it is not between quotation marks. https://www.sqlite.org/fts5.html#full_text_query_syntax
 */
export function matchExpression(typed: string, { timelines, authors, has }: Marks): string | undefined {
  const phrases = new Set<string>()
  let last: string | undefined
  for (const [chunk, quoted] of typed.matchAll(CHUNKS)) {
    const words = wordsOf(quoted ?? chunk)
    if (words.length === 0) continue
    if (last !== undefined) phrases.add(last)
    last = undefined
    const phrase = `"${words.join(' ')}"`
    if (quoted === undefined) last = phrase
    else phrases.add(phrase)
  }
  if (last !== undefined) phrases.add(`${last} *`)
  if (phrases.size === 0 && authors === undefined && has.length === 0) return undefined
  if (timelines.length === 0 || authors?.length === 0) return undefined
  return [
    ...(phrases.size > 0 ? [`text : (${[...phrases].join(' AND ')})`] : []),
    ...has.map((content) => `marks : ${content}`),
    ...(authors ? [`marks : (${authors.map((id) => `a${id}`).join(' OR ')})`] : []),
    `marks : (${timelines.map((timeline) => (isConversation(timeline) ? `c${-timeline}` : `t${timeline}`)).join(' OR ')})`,
  ].join(' AND ')
}
