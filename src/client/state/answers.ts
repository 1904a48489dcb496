/** What a message from the server answers, as far as its label tells. https://ircv3.net/specs/extensions/labeled-response */

export interface Answers {
  readonly label?: string | undefined
  /** The key of the buffer where something was said that the message refuses. */
  readonly refusedIn?: string | undefined
}
