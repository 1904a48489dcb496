/** The configuration that is in effect: each setting from its option, else its variable, else the file, else its default. */
import { resolve } from 'node:path'
import { type ServerConfig, configOf } from '../config.ts'
import { ConfigError, ValueError } from './config-error.ts'
import { type ConfigFile, fileIn, readConfigFile } from './config-file.ts'
import { readMotdFile } from './motd-file.ts'
import { ROWS, type Row, type SettingName, type ValueOf } from './settings-table.ts'
import { serverNameOf } from './words.ts'

/** What options say, by setting; a list for one that may be given several times. */
export type Options = { readonly [N in SettingName]?: string | readonly string[] | boolean }

/** Where settings may come from, and what the defaults depend on. */
export interface Sources {
  readonly options: Options
  readonly env: Readonly<Record<string, string | undefined>>
  /** What `--config` names. */
  readonly file?: string
  /** Where a server keeps its conversation unless it is told. */
  readonly dataFolder: string
  readonly hostname: string
  /** Logs warnings only, unless a level is set. */
  readonly quiet?: boolean
}

export type Values = { readonly [N in SettingName]: ValueOf<N> | undefined }

export interface Loaded {
  readonly config: ServerConfig
  readonly values: Values
  /** Where each value comes from: `--port`, `SNUG_PORT`, `/etc/snug.toml:3:1`; `default`. */
  readonly origins: Readonly<Record<SettingName, string>>
  /** The file that was read. */
  readonly file: string | undefined
}

interface Given {
  readonly value: unknown
  readonly origin: string
  readonly isInFile: boolean
}

/** Throws a ConfigError for the first setting that cannot be taken. */
export function loadConfig(sources: Sources): Loaded {
  const file = findFile(sources)
  const values: Record<string, unknown> = {}
  const origins: Record<string, string> = {}
  for (const row of ROWS) {
    const given = fromOption(row, sources) ?? fromVariable(row, sources) ?? fromFile(row, file)
    values[row.name] = given === undefined ? row.fallback : checked(row, given, file)
    origins[row.name] = given?.origin ?? 'default'
  }
  const complete = withDefaults(values as unknown as Values, origins, sources)
  refuseContradictions(complete, origins)
  const motd = readMotdFile(complete['server.motd-file'])
  return { config: configOf(complete, motd), values: complete, origins: origins as Loaded['origins'], file: file?.path }
}

function findFile(sources: Sources): ConfigFile | undefined {
  const named = sources.file ?? (sources.env['SNUG_CONFIG'] || undefined)
  if (named !== undefined) return readConfigFile(named)
  const row = ROWS.find(({ name }) => name === 'server.data') as Row
  const given = fromOption(row, sources) ?? fromVariable(row, sources)
  const found = fileIn(given === undefined ? sources.dataFolder : String(checked(row, given, undefined)))
  const file = found === undefined ? undefined : readConfigFile(found)
  if (file?.settings.has('server.data')) {
    throw new ConfigError(
      `${file.placeOf(['server', 'data'])}: server.data cannot be set by the file that is found in the data folder; name the file with --config`,
      { setting: 'server.data', file: file.path },
    )
  }
  return file
}

function fromOption(row: Row, { options }: Sources): Given | undefined {
  const said = options[row.name]
  if (said === undefined || row.option === undefined) return undefined
  const value =
    typeof said === 'boolean' ? said : typeof said === 'string' ? row.kind.fromText(said) : listIn(row, said)
  return { value, origin: row.option, isInFile: false }
}

/** Options of a list say one value each; of tables, a list each. */
function listIn(row: Row, said: readonly string[]): unknown {
  return row.kind.placeholder === 'toml' ? said.flatMap((words) => row.kind.fromText(words)) : said
}

/** An empty variable counts as absent. */
function fromVariable(row: Row, { env }: Sources): Given | undefined {
  const said = env[row.variable]
  if (said === undefined || said === '') return undefined
  const value = row.kind.fromText(said)
  return { value: row.inverted ? value !== true : value, origin: row.variable, isInFile: false }
}

function fromFile(row: Row, file: ConfigFile | undefined): Given | undefined {
  if (file === undefined || !file.settings.has(row.name)) return undefined
  return { value: file.settings.get(row.name), origin: file.placeOf(pathOf(row)), isInFile: true }
}

function pathOf({ section, key }: Row): string[] {
  return section === '' ? [key] : [section, key]
}

function checked(row: Row, { value, origin, isInFile }: Given, file: ConfigFile | undefined): unknown {
  try {
    const taken = row.kind.check(value)
    return isInFile && file !== undefined ? withPathsOf(row, taken, file.folder) : taken
  } catch (error) {
    if (!(error instanceof ValueError)) throw error
    const inside = error.path.map((step) => (typeof step === 'number' ? ` ${step + 1}` : ` ${step}`)).join(',')
    const name = `${row.name}${inside === '' ? '' : `,${inside}`}`
    const sentence = isInFile
      ? `${file?.placeOf([...pathOf(row), ...error.path])}: ${name} ${error.message}`
      : `${origin}${inside === '' ? '' : `,${inside}`} ${error.message}`
    throw new ConfigError(sentence, { setting: row.name, file: isInFile ? file?.path : undefined })
  }
}

/** Files that a file names are looked for beside it, wherever the server is started. */
function withPathsOf(row: Row, value: unknown, folder: string): unknown {
  if (row.name === 'server.data' || row.name === 'server.motd-file') return resolve(folder, String(value))
  if (row.name !== 'tls.certificates') return value
  return (value as ValueOf<'tls.certificates'>).map(({ cert, key }) => ({
    cert: resolve(folder, cert),
    key: resolve(folder, key),
  }))
}

function withDefaults(values: Values, origins: Readonly<Record<string, string>>, sources: Sources): Values {
  const isQuiet = sources.quiet === true && origins['log.level'] === 'default'
  return {
    ...values,
    'server.data': values['server.data'] ?? sources.dataFolder,
    'server.name': values['server.name'] ?? serverNameOf(sources.hostname),
    'tls.mode': values['tls.mode'] ?? (values['tls.certificates']?.length ? 'files' : 'off'),
    'tls.sts-port': values['tls.sts-port'] ?? (values['server.port'] || undefined),
    ...(isQuiet && { 'log.level': 'warn' }),
  }
}

function refuseContradictions(values: Values, origins: Readonly<Record<string, string>>): void {
  const refuse = (setting: SettingName, sentence: string) => {
    throw new ConfigError(`${origins[setting]}: ${setting} ${sentence}`, { setting })
  }
  if (values['tls.mode'] === 'files' && !values['tls.certificates']?.length) {
    refuse('tls.mode', 'must not be files without tls.certificates')
  }
  if (values['tls.sts-duration-seconds'] && values['tls.mode'] === 'off') {
    refuse(
      'tls.sts-duration-seconds',
      'must be 0 while tls.mode is off, or clients that come once could never come again',
    )
  }
  if (values['email.smtp-host'] !== undefined && values['email.from'] === undefined) {
    refuse('email.smtp-host', 'needs email.from, the address that mail comes from')
  }
  if (values['email.user'] !== undefined && values['email.password'] === undefined) {
    refuse('email.user', 'needs email.password')
  }
  const isNear = /^(localhost|127\.[\d.]+|::1)$/.test(values['email.smtp-host'] ?? '')
  if (values['email.tls'] === 'off' && values['email.user'] !== undefined && !isNear) {
    refuse('email.tls', 'must not be off where a password is sent to another machine')
  }
  if (values['tls.sts-duration-seconds'] && values['tls.sts-port'] === undefined) {
    refuse('tls.sts-duration-seconds', 'needs tls.sts-port where the port is a free one')
  }
}
