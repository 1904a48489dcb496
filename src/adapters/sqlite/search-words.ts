/** What a word is when messages are searched, and how the words that a person typed become a query. */

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

/**
 * An FTS5 expression that matches where everything typed occurs, or undefined where nothing typed is a word. What stands
 * between two spaces is a phrase, its words in that order; the very last word may go on. https://www.sqlite.org/fts5.html#full_text_query_syntax
 */
export function matchExpression(typed: string, timelines: readonly number[]): string | undefined {
  const phrases = new Set<string>()
  let last: string | undefined
  for (const chunk of typed.split(/\s+/u)) {
    const words = wordsOf(chunk)
    if (words.length === 0) continue
    if (last !== undefined) phrases.add(last)
    last = `"${words.join(' ')}"`
  }
  if (last === undefined || timelines.length === 0) return undefined
  const where = timelines.map((timeline) => `"${timeline}"`).join(' OR ')
  return `text : (${[...phrases, `${last} *`].join(' AND ')}) AND timeline : (${where})`
}
