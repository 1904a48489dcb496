/** Whether a text has all the words that a person typed, said as plainly as possible: slow, and what other logs are compared with. */

const ACCENT = /[\p{sc=Inherited}\p{sc=Hebrew}]/u
const MARK = /\p{Mn}/u
const WORD_PART = /[\p{L}\p{M}\p{N}]/u
/** Scripts written without spaces: each character counts as a word, and so does each picture. */
const WORD_BY_ITSELF =
  /\p{scx=Han}|\p{scx=Hira}|\p{scx=Kana}|\p{scx=Thai}|\p{scx=Laoo}|\p{scx=Khmr}|\p{scx=Mymr}|\p{Extended_Pictographic}/u
const KANA_VOICING = new Set(['\u3099', '\u309A'])

/** What is parted by spaces in `typed` are phrases; each must occur, its words one after the other. The very last word may go on. */
export function matches(text: string, typed: string): boolean {
  const words = wordsOf(text)
  const phrases = typed
    .split(/\s+/u)
    .map(wordsOf)
    .filter((phrase) => phrase.length > 0)
  return (
    phrases.length > 0 &&
    phrases.every((phrase, at) => words.some((_, from) => stands(phrase, from, at === phrases.length - 1)))
  )

  function stands(phrase: string[], from: number, mayGoOn: boolean): boolean {
    return phrase.every((word, offset) => {
      const found = words[from + offset]
      if (mayGoOn && offset === phrase.length - 1) return found?.startsWith(word) === true
      return found === word
    })
  }
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
