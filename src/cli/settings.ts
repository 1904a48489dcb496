/** The settings of a server on the command line: an option for each row of the table, and where the others may come from. */
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { ConfigError } from '../server/config/config-error.ts'
import { isOn } from '../server/config/kinds.ts'
import type { Options, Sources } from '../server/config/load-config.ts'
import { ROWS, type Row, defaultOf } from '../server/config/settings-table.ts'
import { UsageError } from './usage-error.ts'
import type { CliWorld } from './world.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** What commander gives: by the option's name in camel case. */
export type CommandOptions = Readonly<Record<string, string | readonly string[] | boolean | undefined>>

/** Adds an option for each setting, for the file, and for being quiet. */
export function addSettings(command: Command, world: CliWorld): Command {
  command.addOption(
    new Option(
      '--config <file>',
      'the configuration file (default: snug.toml in the data folder, where there is one) [SNUG_CONFIG]',
    ),
  )
  for (const row of ROWS) {
    const option = optionOf(row, world)
    if (option !== undefined) command.addOption(option)
  }
  return command.option('-q, --quiet', 'print nothing but warnings and errors [SNUG_QUIET]')
}

/** Where settings come from, for a command that has these options. */
export function sourcesOf(options: CommandOptions, { env, home, hostname }: CliWorld): Sources {
  const { config, quiet } = options
  return {
    options: settingsIn(options),
    env,
    ...(typeof config === 'string' && { file: config }),
    dataFolder: defaultDataFolder(env, home),
    hostname,
    quiet: quiet === true || isOn(env['SNUG_QUIET']),
  }
}

/** Does it; what an option or a variable says wrong is misuse, what a file says wrong is a failure. */
export function asUsage<T>(load: () => T): T {
  try {
    return load()
  } catch (error) {
    if (error instanceof ConfigError && error.file === undefined) throw new UsageError(error.message)
    throw error
  }
}

function optionOf(row: Row, world: CliWorld): Option | undefined {
  const { option, variable, kind, about, inverted } = row
  if (option === undefined) return undefined
  const value = kind.placeholder === undefined ? '' : ` <${kind.placeholder}>`
  const several = kind.repeats ? '; may be given several times' : ''
  const byDefault =
    row.name === 'server.data' ? defaultOf(row).replace(/^.*?;/, `${shownDataFolder(world)};`) : defaultOf(row)
  const text = inverted ? `no ${about}` : `${about}${several} (default: ${byDefault})`
  const made = new Option(`${option}${value}`, `${text} [${variable}]`)
  return kind.repeats || kind.placeholder === 'toml'
    ? made.argParser((said: string, before: readonly string[] | undefined) => [...(before ?? []), said])
    : made
}

/** Commander says `limits: true` where `--no-limits` is absent: that is nobody's wish, so the others may still decide. */
function settingsIn(options: CommandOptions): Options {
  const said = ROWS.flatMap((row) => {
    if (row.option === undefined) return []
    const value = options[new Option(row.option).attributeName()]
    return value === undefined || (row.inverted && value === true) ? [] : [[row.name, value] as const]
  })
  return Object.fromEntries(said)
}

function shownDataFolder({ env, home }: CliWorld): string {
  const folder = defaultDataFolder(env, home)
  return folder.startsWith(`${home}/`) ? `~${folder.slice(home.length)}` : folder
}

/** Where a server keeps its conversation unless it is told: `$XDG_DATA_HOME/snug`, else `~/.local/share/snug`. */
export function defaultDataFolder(env: Environment, home: string): string {
  const xdg = env['XDG_DATA_HOME']
  // "All paths must be absolute; if a relative path is found, consider it invalid." XDG Base Directory Specification
  return xdg?.startsWith('/') ? join(xdg, 'snug') : join(home, '.local', 'share', 'snug')
}
