/** Which data folder a command is about: the one that a server with the same options would have. */
import type { Command } from 'commander'
import { loadConfig } from '../server/config/load-config.ts'
import { asUsage, sourcesOf } from './settings.ts'
import type { CliWorld } from './world.ts'

export interface FolderOptions {
  readonly data?: string
  readonly config?: string
}

/** Adds the options that say it. */
export function addFolderOptions(command: Command): Command {
  return command
    .option('--data <folder>', 'the data folder (default: the one that snug serve takes) [SNUG_DATA]')
    .option('--config <file>', 'the configuration file of the server, which may name it [SNUG_CONFIG]')
    .helpOption('-h, --help', 'print this help')
}

/** A folder that is named is taken whatever the configuration says: it may be broken just then. */
export function dataFolderOf({ data, config }: FolderOptions, world: CliWorld): string {
  const named = data ?? world.env['SNUG_DATA']
  if (named) return named
  return asUsage(() => loadConfig(sourcesOf({ ...(config !== undefined && { config }) }, world))).config.dataFolder
}

/** `12,345 messages, 4.2 MB` */
export function describeAmount({ messages, bytes }: { readonly messages: number; readonly bytes: number }): string {
  const count = `${messages.toLocaleString('en')} ${messages === 1 ? 'message' : 'messages'}`
  return `${count}, ${describeBytes(bytes)}`
}

function describeBytes(bytes: number): string {
  const [unit, factor] = bytes >= 1e9 ? ['GB', 1e9] : bytes >= 1e6 ? ['MB', 1e6] : ['kB', 1e3]
  return `${(bytes / factor).toFixed(1)} ${unit}`
}
