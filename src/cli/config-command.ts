/** `snug config`: what would be in effect, without opening anything. */
import type { Command } from 'commander'
import { loadConfig } from '../server/config/load-config.ts'
import { formatConfigInEffect } from '../server/config/show-config.ts'
import { type CommandOptions, addSettings, asUsage, sourcesOf } from './settings.ts'
import type { CliWorld } from './world.ts'

/** Adds the command. */
export function configCommand(program: Command, world: CliWorld): void {
  const command = program
    .command('config')
    .summary('print the configuration that is in effect')
    .description(
      'Prints every setting as snug serve would have it with the same options, and where it comes from; secrets are hidden.',
    )
  addSettings(command, world)
    .helpOption('-h, --help', 'print this help')
    .action((options: CommandOptions) => {
      world.print(formatConfigInEffect(asUsage(() => loadConfig(sourcesOf(options, world)))))
    })
}
