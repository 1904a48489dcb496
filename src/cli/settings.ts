/** The settings of `snug serve`: from its options, and from environment variables for what no option gives. */
import { join } from 'node:path'
import { type ConfigError, type ServerSettings } from '../server/config.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** How each setting is called on the command line and in the environment. */
export const NAMES: Readonly<Record<keyof ServerSettings, { option: string; variable: string }>> = {
  port: { option: '--port', variable: 'SNUG_PORT' },
  host: { option: '--host', variable: 'SNUG_HOST' },
  listen: { option: '--listen', variable: 'SNUG_LISTEN' },
  data: { option: '--data', variable: 'SNUG_DATA' },
  name: { option: '--name', variable: 'SNUG_NAME' },
  network: { option: '--network', variable: 'SNUG_NETWORK' },
  limits: { option: '--no-limits', variable: 'SNUG_NO_LIMITS' },
  floodBurst: { option: '--flood-burst', variable: 'SNUG_FLOOD_BURST' },
  floodRate: { option: '--flood-rate', variable: 'SNUG_FLOOD_RATE' },
  logLevel: { option: '--log-level', variable: 'SNUG_LOG_LEVEL' },
}

/** Fills in from the environment what no option gave. An empty variable counts as absent. */
export function withEnvironment(options: ServerSettings, env: Environment): ServerSettings {
  const text = (key: 'port' | 'host' | 'data' | 'name' | 'network' | 'floodBurst' | 'floodRate' | 'logLevel') => {
    const value = options[key] ?? (env[NAMES[key].variable] || undefined)
    return value === undefined ? {} : { [key]: value }
  }
  const listen = options.listen ?? env[NAMES.listen.variable]?.split(/[\s,]+/).filter((word) => word !== '')
  return {
    ...text('port'),
    ...text('host'),
    ...text('data'),
    ...text('name'),
    ...text('network'),
    ...text('floodBurst'),
    ...text('floodRate'),
    ...text('logLevel'),
    ...(listen !== undefined && { listen }),
    limits: options.limits !== false && !isOn(env[NAMES.limits.variable]),
  }
}

/** Whether a variable that stands for a switch is on. */
export function isOn(value: string | undefined): boolean {
  return !['', '0', 'false', 'no', 'off'].includes((value ?? '').toLowerCase())
}

/** The whole sentence: the setting's name as the person gave it, and what is allowed. */
export function describeConfigError({ setting, message }: ConfigError, options: ServerSettings): string {
  const { option, variable } = NAMES[setting]
  return `${options[setting] === undefined ? variable : option} ${message}`
}

/** Where a server keeps its conversation unless it is told: `$XDG_DATA_HOME/snug`, else `~/.local/share/snug`. */
export function defaultDataFolder(env: Environment, home: string): string {
  const xdg = env['XDG_DATA_HOME']
  // "All paths must be absolute; if a relative path is found, consider it invalid." XDG Base Directory Specification
  return xdg?.startsWith('/') ? join(xdg, 'snug') : join(home, '.local', 'share', 'snug')
}
