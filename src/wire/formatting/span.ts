/** What a message looks like, for every place that shows one: spans of text, each with its look, in blocks. */

/** A colour of mIRC, 0 to 98 (`hexOf` has what it looks like), or one of its own: `#rrggbb` in small letters. */
export type Colour = number | `#${string}`

export interface Link {
  /** To be followed as it is: http, https, irc, ircs or mailto, with an ASCII host. */
  readonly url: string
  /**
   * The host where it leads, in ASCII, where the text does not plainly show that: a name in front of an `@`, letters beyond ASCII. To be shown
   * beside the link.
   */
  readonly realHost?: string
}

/** Text of one look. Nothing in it is obeyed by a terminal but tabs; isolates may be open at its end, until the end of its line. */
export interface Span {
  readonly text: string
  readonly isBold?: true
  readonly isItalic?: true
  readonly isUnderlined?: true
  readonly isStruck?: true
  /** Foreground and background, exchanged. */
  readonly isReversed?: true
  /** Letters of one width. */
  readonly isCode?: true
  /** Not to be read until somebody asks for it. */
  readonly isSpoiler?: true
  /** None on a link, so that none of it can be hidden. */
  readonly fg?: Colour
  readonly bg?: Colour
  readonly link?: Link
}

export type Block =
  | { readonly kind: 'text' | 'quote'; readonly lines: readonly (readonly Span[])[] }
  /** `language` is the word behind the opening marks, perhaps empty. */
  | { readonly kind: 'code'; readonly language: string; readonly lines: readonly string[] }
