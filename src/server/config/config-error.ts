/** A setting that cannot be taken. */

export interface Fault {
  /** Where inside of the setting's value: `[0, 'name']` is the name in the first table of a list. */
  readonly path: readonly (string | number)[]
  /** What is wrong, to follow the name: `must be a number from 1 to 10, not 'x'`. */
  readonly message: string
}

/** What a kind throws; whoever knows where the value came from makes a ConfigError of it. */
export class ValueError extends Error implements Fault {
  readonly path: Fault['path']

  constructor(message: string, path: Fault['path'] = []) {
    super(message)
    this.name = 'ValueError'
    this.path = path
  }
}

/** The message is a whole sentence for people: where it stands, what the setting is, what was given and what is allowed. */
export class ConfigError extends Error {
  /** The setting's name in the file; undefined where the file itself is at fault. */
  readonly setting: string | undefined
  /** The file that is at fault; undefined where an option or a variable is. */
  readonly file: string | undefined

  constructor(message: string, about: { setting?: string | undefined; file?: string | undefined } = {}) {
    super(message)
    this.name = 'ConfigError'
    this.setting = about.setting
    this.file = about.file
  }
}

/** A value as an error shows it: short, and in one line. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `'${clip(value.replace(/\p{Cc}/gu, '?'))}'`
  if (Array.isArray(value)) return 'a list'
  if (value instanceof Date) return 'a date'
  return typeof value === 'object' && value !== null ? 'a table' : String(value)
}

function clip(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}…` : text
}
