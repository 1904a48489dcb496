/** Which names are the same: for the server, and for clients of it. */

const ASCII = /^[\0-\x7f]*$/

/**
 * Two names are the same when their folds are: ASCII as CASEMAPPING=ascii, other scripts by NFC and lower case. A fold's fold is itself:
 * lower case can come apart into letter and mark (so NFC once more), and Σ has two of them, by its place in the word.
 */
export function fold(name: string): string {
  if (ASCII.test(name)) return name.toLowerCase()
  return name.normalize('NFC').toLowerCase().replaceAll('ς', 'σ').normalize('NFC')
}
