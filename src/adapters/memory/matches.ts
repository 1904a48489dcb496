/** Whether a text has all the words that a person typed, said as plainly as possible: slow, and what other logs are compared with. */

const ACCENT = /[\p{sc=Inherited}\p{sc=Hebrew}]/u
const MARK = /\p{Mn}/u
const WORD_PART = /[\p{L}\p{M}\p{N}]/u
/** Scripts written without spaces: each character counts as a word, and so does each picture. */
const WORD_BY_ITSELF =
  /\p{scx=Han}|\p{scx=Hira}|\p{scx=Kana}|\p{scx=Thai}|\p{scx=Laoo}|\p{scx=Khmr}|\p{scx=Mymr}|\p{Extended_Pictographic}/u
const KANA_VOICING = new Set(['\u3099', '\u309A'])

/** Words one after the other. */
export interface Phrase {
  readonly words: readonly string[]
  /** The last word may be the beginning of one. */
  readonly mayGoOn: boolean
}

/**
 * What is between two quotation marks, or else parted by spaces, are phrases. The very last word may go on where it is not between quotation marks.
 * A mark that has no other is none.
 */
export function phrasesOf(typed: string): Phrase[] {
  const parts = typed.split(/["“”„]/u)
  const chunks = parts.flatMap((part, at) => {
    const isQuoted = at % 2 === 1 && at < parts.length - 1
    return (isQuoted ? [part] : part.split(/\s+/u)).map((chunk) => ({ words: wordsOf(chunk), isQuoted }))
  })
  return chunks
    .filter(({ words }) => words.length > 0)
    .map(({ words, isQuoted }, at, { length }) => ({ words, mayGoOn: at === length - 1 && !isQuoted }))
}

/** How well a text fits: 0 where one of the phrases does not occur; else more for more of them in fewer words. */
export function fitOf(text: string, phrases: readonly Phrase[]): number {
  const words = wordsOf(text)
  const counts = phrases.map(({ words: wanted, mayGoOn }) => {
    const stands = (from: number): boolean =>
      wanted.every((word, offset) => {
        const found = words[from + offset]
        if (mayGoOn && offset === wanted.length - 1) return found?.startsWith(word) === true
        return found === word
      })
    return words.filter((_, from) => stands(from)).length
  })
  if (counts.includes(0)) return 0
  return (1 + counts.reduce((sum, count) => sum + count, 0)) / (1 + words.length)
}

function wordsOf(text: string): string[] {
  let plain = ''
  for (const character of text.normalize('NFKD')) {
    const dropped = MARK.test(character) && ACCENT.test(character) && !KANA_VOICING.has(character)
    if (!dropped) plain += character
  }
  const words: string[] = []
  let word = ''
  function end(): void {
    if (word !== '') words.push(word)
    word = ''
  }
  for (const character of plain.toLowerCase().replaceAll('ς', 'σ').normalize('NFC')) {
    const part = WORD_PART.test(character)
    if (WORD_BY_ITSELF.test(character) && (part || /\p{Extended_Pictographic}/u.test(character))) {
      end()
      words.push(character)
    } else if (part) word += character
    else end()
  }
  end()
  return words
}
