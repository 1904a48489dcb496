/** What was caught in a play: the words that placeholders stand for, and how a line is compared with an expectation. */

const PLACEHOLDER = /\{([a-z]\w*)(\.\.\.)?\}/g

const KNOWN: Record<string, string> = {
  time: String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`,
  msgid: String.raw`[0-9a-z]+-\w+`,
}

export class PlayWords {
  readonly #caught = new Map<string, string>()

  /** Whether the line is the expected one. If so, what stood in new placeholders is remembered. */
  fits(expected: string, line: string): boolean {
    const names: string[] = []
    let pattern = ''
    let end = 0
    for (const { 0: whole, 1: name = '', 2: dots, index } of expected.matchAll(PLACEHOLDER)) {
      pattern += literal(expected.slice(end, index))
      end = index + whole.length
      const caught = this.#caught.get(name)
      if (KNOWN[name] !== undefined) pattern += KNOWN[name]
      else if (caught !== undefined) pattern += literal(caught)
      else {
        names.push(name)
        pattern += dots === undefined ? String.raw`([^\s;]+)` : '(.*)'
      }
    }
    const match = new RegExp(`^${pattern}${literal(expected.slice(end))}$`, 'su').exec(line)
    names.forEach((name, i) => match && this.#caught.set(name, match[i + 1] as string))
    return match !== null
  }

  /** A line to be sent, with what was caught. Throws where something was not. */
  fill(line: string): string {
    return line.replace(PLACEHOLDER, (whole, name: string) => {
      const caught = this.#caught.get(name)
      if (caught === undefined) throw new Error(`nothing was caught as ${whole}`)
      return caught
    })
  }
}

function literal(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}
