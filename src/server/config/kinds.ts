/** The kinds of values that settings have: how each is read from words and from TOML, what is allowed, how it is written. */
import { parse } from 'smol-toml'
import { ValueError, shown } from './config-error.ts'

export interface Kind<T> {
  /** What is allowed, to follow `must be`. */
  readonly allowed: string
  /** How help calls the value; absent for a switch. */
  readonly placeholder?: string
  /** Whether its option may be given several times. */
  readonly repeats?: true
  /** What an option or a variable says, as TOML would have said it. Never throws: what it cannot read it leaves to `check`. */
  fromText(text: string): unknown
  /** The value that TOML gave, with its type. Throws a ValueError. */
  check(value: unknown): T
  /** The value as TOML, with secrets hidden. */
  toToml(value: T): string
}

/** What stands for a secret where the configuration is printed; nobody gets it as a password by feeding that back. */
const HIDDEN = '(hidden)'

function refuse(allowed: string, value: unknown): never {
  throw new ValueError(`must be ${allowed}, not ${shown(value)}`)
}

/** A whole number from `min` to `max`. */
export function whole(min: number, max: number, note = ''): Kind<number> {
  const allowed = `a number from ${min} to ${max}${note}`
  return {
    allowed,
    placeholder: 'number',
    fromText: (text) => (/^\d{1,12}$/.test(text) ? Number(text) : text),
    check(value) {
      return Number.isInteger(value) && (value as number) >= min && (value as number) <= max
        ? (value as number)
        : refuse(allowed, value)
    },
    toToml: String,
  }
}

/** Whether a variable that stands for a switch is on. */
export function isOn(value: string | undefined): boolean {
  return !['', '0', 'false', 'no', 'off'].includes((value ?? '').toLowerCase())
}

export const yesOrNo: Kind<boolean> = {
  allowed: 'true or false',
  fromText: isOn,
  check: (value) => (typeof value === 'boolean' ? value : refuse('true or false', value)),
  toToml: String,
}

/** One of a few words. */
export function oneOf<const T extends string>(...words: readonly T[]): Kind<T> {
  const allowed = `one of ${words.join(', ')}`
  return {
    allowed,
    placeholder: words.join('|'),
    fromText: (text) => text,
    check: (value) => words.find((word) => word === value) ?? refuse(allowed, value),
    toToml: quoted,
  }
}

/** Text for which `read` gives a value; undefined refuses it. */
export function text(allowed: string, placeholder: string, read: (text: string) => string | undefined): Kind<string> {
  return {
    allowed,
    placeholder,
    fromText: (words) => words,
    check: (value) => (typeof value === 'string' ? read(value) : undefined) ?? refuse(allowed, value),
    toToml: quoted,
  }
}

/** Text that no error and no listing shows. */
export function secret(allowed: string, isAllowed: (text: string) => boolean): Kind<string> {
  return {
    allowed,
    placeholder: 'secret',
    fromText: (words) => words,
    check(value) {
      if (typeof value === 'string' && value !== HIDDEN && isAllowed(value)) return value
      throw new ValueError(`must be ${allowed}`)
    },
    toToml: () => quoted(HIDDEN),
  }
}

/** Several values of one kind: words apart by blanks or commas where they are not TOML. */
export function listOf<T>(kind: Kind<T>): Kind<readonly T[]> {
  const allowed = `a list, each ${kind.allowed}`
  return {
    allowed,
    ...(kind.placeholder !== undefined && { placeholder: kind.placeholder }),
    repeats: true,
    fromText: (words) => words.split(/[\s,]+/).filter((word) => word !== ''),
    check(value) {
      if (!Array.isArray(value)) return refuse(allowed, value)
      return value.map((one, index) => inside(index, () => kind.check(one)))
    },
    toToml: (values) => `[${values.map((value) => kind.toToml(value)).join(', ')}]`,
  }
}

type Fields = Readonly<Record<string, { readonly kind: Kind<unknown>; readonly fallback?: unknown }>>
type TableOf<F extends Fields> = {
  readonly [K in keyof F]: F[K] extends { readonly kind: Kind<infer T> } ? T : never
}

/** A list of tables that have all these fields; a field with a fallback may be left out. */
export function tablesOf<const F extends Fields>(fields: F): Kind<readonly TableOf<F>[]> {
  const names = Object.keys(fields)
  const allowed = `a list of tables with ${names.join(', ')}`
  const one = (value: unknown): TableOf<F> => {
    // What was given may be a secret in the wrong place, so it is not shown.
    if (!isTable(value)) throw new ValueError(`must be a table with ${names.join(', ')}`)
    const unknown = Object.keys(value).find((name) => !Object.hasOwn(fields, name))
    if (unknown !== undefined) throw new ValueError(`is no setting here, only ${names.join(', ')}`, [unknown])
    const entries = Object.entries(fields).map(([name, { kind, fallback }]) => {
      const given = Object.hasOwn(value, name) ? value[name] : fallback
      if (given === undefined) throw new ValueError(`needs ${name}: ${kind.allowed}`)
      return [name, inside(name, () => kind.check(given))]
    })
    return Object.fromEntries(entries) as TableOf<F>
  }
  return {
    allowed,
    placeholder: 'toml',
    fromText: (words) => inlineToml(words),
    check(value) {
      if (!Array.isArray(value)) throw new ValueError(`must be ${allowed}, written as TOML`)
      return value.map((item, index) => inside(index, () => one(item)))
    },
    toToml(values) {
      const table = (value: TableOf<F>) =>
        Object.entries(fields).map(([name, { kind }]) => `${name} = ${kind.toToml(value[name as keyof F])}`)
      return `[${values.map((value) => `{ ${table(value).join(', ')} }`).join(', ')}]`
    },
  }
}

export function isTable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date)
}

/** A basic string of TOML: JSON's escapes are all among its own. https://toml.io/en/v1.0.0#string */
export function quoted(words: string): string {
  return JSON.stringify(words).replace(/\u007f/g, '\\u007F')
}

function inside<T>(step: string | number, check: () => T): T {
  try {
    return check()
  } catch (error) {
    if (error instanceof ValueError) throw new ValueError(error.message, [step, ...error.path])
    throw error
  }
}

/** Never the text itself, which may hold a secret: what cannot be read becomes something that no list is. */
function inlineToml(words: string): unknown {
  try {
    return parse(`value = ${words}`)['value']
  } catch {
    return Number.NaN
  }
}
