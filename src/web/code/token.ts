/** A piece of a program, and how it looks; without a look it is like any text. */
export type Look = 'keyword' | 'string' | 'comment' | 'number' | 'name' | 'type' | 'added' | 'removed'

export interface Token {
  readonly text: string
  readonly look?: Look
}
