/** Words that somebody types who looks for a command, as other programs have it: they would be said to everybody. */

const MEANT: ReadonlyMap<string, string> = new Map([
  ['help', '/help'],
  ['?', '/help'],
  ...['exit', 'exit()', 'quit', 'quit()', 'logout', 'bye', ':q'].map((word) => [word, '/quit'] as const),
])

/** The command that a line of nothing else may have been meant as. */
export function commandMeant(line: string): string | undefined {
  return MEANT.get(line.trim().toLowerCase())
}
