/** Where in a TOML file a setting stands: smol-toml gives values without places, and an error needs the place. */

export type TomlPath = readonly (string | number)[]

export interface Position {
  /** Both count from 1. */
  readonly line: number
  readonly column: number
}

/**
 * Finds where a key stands, or the nearest table around it. The text must be valid TOML, so only what delimits is looked at.
 * Values inside of inline tables and lists have the place of the key that they belong to.
 */
export function positionsIn(toml: string): (path: TomlPath) => Position {
  const places = new Map<string, number>()
  const tables = new Map<string, number>()
  const mark = (path: TomlPath, offset: number) => {
    for (let length = 1; length <= path.length; length++) {
      const key = JSON.stringify(path.slice(0, length))
      if (!places.has(key)) places.set(key, offset)
    }
  }
  let table: (string | number)[] = []
  let at = 0
  while (at < toml.length) {
    const start = at
    const char = toml[at]
    if (char === '#') at = endOfLine(toml, at)
    else if (char === '[') {
      const isOneOfMany = toml[at + 1] === '['
      const [names, end] = keyAt(toml, at + (isOneOfMany ? 2 : 1))
      table = withIndices(names, isOneOfMany, tables)
      mark(table, start)
      at = endOfLine(toml, end)
    } else if (/\s/.test(char ?? '')) at++
    else {
      const [names, end] = keyAt(toml, at)
      mark([...table, ...names], start)
      at = endOfValue(toml, end + 1)
    }
    if (at <= start) at = start + 1
  }
  return (path) => {
    for (let length = path.length; length > 0; length--) {
      const offset = places.get(JSON.stringify(path.slice(0, length)))
      if (offset !== undefined) return positionOf(toml, offset)
    }
    return { line: 1, column: 1 }
  }
}

function positionOf(toml: string, offset: number): Position {
  const before = toml.slice(0, offset).split('\n')
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

/** `[[operators]]` for the second time is `operators`, 1. */
function withIndices(names: readonly string[], isOneOfMany: boolean, tables: Map<string, number>): (string | number)[] {
  const path: (string | number)[] = []
  names.forEach((name, index) => {
    path.push(name)
    const key = JSON.stringify(path)
    if (isOneOfMany && index === names.length - 1) tables.set(key, (tables.get(key) ?? -1) + 1)
    const count = tables.get(key)
    if (count !== undefined) path.push(count)
  })
  return path
}

/** The names of a dotted key, and the offset of what ends it: `=` or `]`. */
function keyAt(toml: string, from: number): [string[], number] {
  const names: string[] = []
  let name = ''
  let at = from
  for (; at < toml.length; at++) {
    const char = toml[at] as string
    if (char === '"' || char === "'") {
      const end = endOfString(toml, at)
      name += toml.slice(at + 1, end - 1)
      at = end - 1
    } else if (char === '.') {
      names.push(name)
      name = ''
    } else if (char === '=' || char === ']' || char === '\n') break
    else if (!/\s/.test(char)) name += char
  }
  return [[...names, name], at]
}

function endOfLine(toml: string, from: number): number {
  const end = toml.indexOf('\n', from)
  return end === -1 ? toml.length : end
}

/** The end of the line on which the value ends. */
function endOfValue(toml: string, from: number): number {
  let depth = 0
  let at = from
  while (at < toml.length) {
    const char = toml[at]
    if (char === '"' || char === "'") {
      at = endOfString(toml, at)
      continue
    }
    if (char === '#') {
      at = endOfLine(toml, at)
      continue
    }
    if (char === '[' || char === '{') depth++
    else if (char === ']' || char === '}') depth--
    else if (char === '\n' && depth <= 0) return at
    at++
  }
  return at
}

/** The offset behind the closing quotes, which may be three. */
function endOfString(toml: string, from: number): number {
  const quote = toml[from] as string
  const triple = quote.repeat(3)
  const delimiter = toml.startsWith(triple, from) ? triple : quote
  for (let at = from + delimiter.length; at < toml.length; at++) {
    if (quote === '"' && toml[at] === '\\') at++
    else if (toml.startsWith(delimiter, at)) {
      const end = at + delimiter.length
      // Up to two quotes may stand right before the closing three.
      const more =
        delimiter === triple ? [quote + quote, quote].find((quotes) => toml.startsWith(quotes, end)) : undefined
      return end + (more?.length ?? 0)
    }
  }
  return toml.length
}
