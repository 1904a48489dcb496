/** `snug serve`: its options and its help. */
import type { Command } from 'commander'
import { loadConfig } from '../server/config/load-config.ts'
import { type CommandOptions, addSettings, asUsage, sourcesOf } from './settings.ts'
import type { CliWorld } from './world.ts'

const EXAMPLES = `
Examples:
  snug serve                              everyone on the network can come in
  snug serve --host 127.0.0.1             only this machine
  snug serve --port 8000 --data ./room    another port; what is said is kept in ./room
  snug serve --listen :6667               also where IRC clients look first

Each option can be given as an environment variable, named in brackets, or in a file, of which docs/snug.example.toml shows every
setting. The option wins over the variable, the variable over the file. snug config prints what is in effect.
Ctrl-C (or SIGTERM) says goodbye to everyone and stops; a second Ctrl-C stops at once.`

/** Adds the command. What `world.serve` gives goes to `done`. */
export function serveCommand(program: Command, world: CliWorld, done: (code: number) => void): void {
  const command = program
    .command('serve', { isDefault: true })
    .summary('open a chatroom (the default)')
    .description('Opens a chatroom: one port for browsers, IRC clients, nc and the terminal client.')
  addSettings(command, world)
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXAMPLES)
    .action(async (options: CommandOptions) => {
      const sources = sourcesOf(options, world)
      const loaded = asUsage(() => loadConfig(sources))
      done(await world.serve(loaded.config, { quiet: sources.quiet === true, loaded, sources }))
    })
}
