/** How lines are ended for a client: the way it ends its own. */

/** The bit of a session's `abilities` for clients that end their lines with CR LF; a bare LF would leave theirs in steps. */
export const CRLF = 1

/** Words of one or more lines as they are written; empty where there are none. */
export function endLines(words: string, abilities: number): string {
  if (words === '') return ''
  return (abilities & CRLF) === 0 ? `${words}\n` : `${words.replaceAll('\n', '\r\n')}\r\n`
}
