/** The configuration file: found, read, and taken apart into settings, of which each is known. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { TomlError, parse } from 'smol-toml'
import { nearest } from '../../doors/nearest.ts'
import { ConfigError, shown } from './config-error.ts'
import { isTable } from './kinds.ts'
import { ROWS, type SettingName } from './settings-table.ts'
import { type TomlPath, positionsIn } from './toml-positions.ts'

/** Its name in the data folder. */
export const FILE_NAME = 'snug.toml'
const MOST_BYTES = 262_144

export interface ConfigFile {
  /** Absolute. */
  readonly path: string
  /** What paths in it are relative to. */
  readonly folder: string
  readonly settings: ReadonlyMap<SettingName, unknown>
  /** `/etc/snug.toml:3:1`, for an error about what stands at the path. */
  placeOf(path: TomlPath): string
}

/** The file of that name in the data folder, where there is one. */
export function fileIn(dataFolder: string): string | undefined {
  const path = resolve(dataFolder, FILE_NAME)
  return existsSync(path) ? path : undefined
}

/** Throws a ConfigError. */
export function readConfigFile(name: string): ConfigFile {
  const path = resolve(name)
  return parseConfigFile(path, textOf(path))
}

/** Throws a ConfigError, which names file, line and column. */
export function parseConfigFile(path: string, toml: string): ConfigFile {
  const placeOf = (where: TomlPath) => {
    const { line, column } = positionsIn(toml)(where)
    return `${path}:${line}:${column}`
  }
  const settings = new Map<SettingName, unknown>()
  const take = (table: Readonly<Record<string, unknown>>, section: string) => {
    for (const [key, value] of Object.entries(table)) {
      const row = ROWS.find((row) => row.section === section && row.key === key)
      if (row !== undefined) settings.set(row.name, value)
      else if (section === '' && ROWS.some((row) => row.section === key)) {
        if (!isTable(value))
          throw refusal(path, placeOf([key]), `${key} must be a section, [${key}], not ${shown(value)}`)
        take(value, key)
      } else throw unknownSetting(path, placeOf, section, key)
    }
  }
  take(parseToml(path, toml), '')
  return { path, folder: dirname(path), settings, placeOf }
}

function unknownSetting(path: string, placeOf: ConfigFile['placeOf'], section: string, key: string): ConfigError {
  const where = section === '' ? [key] : [section, key]
  const known =
    section === ''
      ? ROWS.map((row) => row.section || row.key)
      : ROWS.filter((row) => row.section === section).map(({ key }) => key)
  const name = clean(where.join('.'))
  const [meant] = nearest(key.slice(0, 60), [...new Set(known)])
  const elsewhere = ROWS.find((row) => row.key === key || row.name === key)?.name
  const hint = meant === undefined ? elsewhere : [...where.slice(0, -1), meant].join('.')
  return refusal(
    path,
    placeOf(where),
    `there is no setting ${name}${hint === undefined ? '' : `; did you mean ${hint}?`}`,
  )
}

function refusal(file: string, place: string, sentence: string): ConfigError {
  return new ConfigError(`${place}: ${sentence}`, { file })
}

function parseToml(path: string, toml: string): Readonly<Record<string, unknown>> {
  try {
    return parse(toml)
  } catch (error) {
    if (!(error instanceof TomlError)) throw new ConfigError(`${path}: this is not TOML`, { file: path })
    // Only the first line: then come the lines of the file, which may hold a secret.
    const [reason = ''] = error.message.split('\n', 1)
    throw refusal(
      path,
      `${path}:${error.line}:${error.column}`,
      clean(reason.replace(/^Invalid TOML document: /, 'this is not TOML: ')),
    )
  }
}

function textOf(path: string): string {
  try {
    const about = statSync(path)
    // A pipe would be waited for.
    if (!about.isFile())
      throw new ConfigError(`${path} is not a file, so it cannot be the configuration`, { file: path })
    if (about.size > MOST_BYTES) throw new ConfigError(`${path} is longer than ${MOST_BYTES} bytes`, { file: path })
    return readFileSync(path, 'utf8').replace(/^\uFEFF/, '')
  } catch (error) {
    if (error instanceof ConfigError) throw error
    const { code } = error as NodeJS.ErrnoException
    const why =
      code === 'ENOENT'
        ? 'there is no such file'
        : code === 'EACCES'
          ? 'permission denied'
          : (code ?? 'no reason given')
    throw new ConfigError(`The configuration ${path} cannot be read: ${why}`, { file: path })
  }
}

function clean(words: string): string {
  return words.replace(/\p{Cc}/gu, '?').slice(0, 200)
}
