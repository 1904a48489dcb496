/** Scripts in which words, or words and their endings, stand together without a space: a mark may begin or end inside. */

/** For a class of a regular expression with the flag `u`. */
export const UNSPACED = ['Han', 'Hiragana', 'Katakana', 'Hangul', 'Thai', 'Lao', 'Khmer', 'Myanmar']
  .map((script) => `\\p{Script_Extensions=${script}}`)
  .join('')
