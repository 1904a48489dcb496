/** Words in a text, each as a word of its own: what names somebody is the same for the server, who tells those who are away, and for clients. */

const ENDS_IN_WORD = /[\p{L}\p{N}_-]$/u
const BEGINS_WITH_WORD = /^[\p{L}\p{N}_-]/u
const NO_WORD = /[^\p{L}\p{N}_-]/gu
/** A word that stands within so many longer ones is looked for no further. */
const MAX_LONGER = 200

/**
 * Whether one of the words, in whatever case, stands in the text and not within a longer one. The text is in small letters. Nothing is compiled for
 * it: it is asked of many people for each message.
 */
export function hasWord(text: string, words: readonly string[]): boolean {
  return words.some((word) => standsIn(text, word.toLowerCase()))
}

function standsIn(text: string, word: string): boolean {
  if (word === '') return false
  let at = text.indexOf(word)
  for (let longer = 0; at >= 0 && longer < MAX_LONGER; longer++) {
    const end = at + word.length
    // Two units: a letter may take both.
    const isWithin = ENDS_IN_WORD.test(text.slice(Math.max(0, at - 2), at))
    if (!isWithin && !BEGINS_WITH_WORD.test(text.slice(end, end + 2))) return true
    // Nothing in the rest of the longer word is a word of its own.
    NO_WORD.lastIndex = at
    at = text.indexOf(word, Math.max(at + 1, NO_WORD.exec(text)?.index ?? text.length))
  }
  return false
}

/** A text for a pattern with the flag `u` that is to match just that. https://tc39.es/ecma262/#prod-SyntaxCharacter */
export function escapePattern(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
