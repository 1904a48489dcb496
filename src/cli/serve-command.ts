/** `snug serve`: its options and its help. */
import type { Command } from 'commander'
import { ConfigError, LOG_LEVELS, type ServerSettings, parseServerConfig } from '../server/config.ts'
import { NAMES, defaultDataFolder, describeConfigError, isOn, withEnvironment } from './settings.ts'
import { UsageError } from './usage-error.ts'
import type { CliWorld } from './world.ts'

interface ServeOptions extends ServerSettings {
  readonly quiet?: boolean
}

const EXAMPLES = `
Examples:
  snug serve                              everyone on the network can come in
  snug serve --host 127.0.0.1             only this machine
  snug serve --port 8000 --data ./room    another port; what is said is kept in ./room
  snug serve --listen :6667               also where IRC clients look first

Each option can be given as an environment variable, named in brackets; the option wins.
Ctrl-C (or SIGTERM) says goodbye to everyone and stops; a second Ctrl-C stops at once.`

/** Adds the command. What `world.serve` gives goes to `done`. */
export function serveCommand(program: Command, world: CliWorld, done: (code: number) => void): void {
  const option = (name: keyof ServerSettings, value: string, text: string) =>
    [`${NAMES[name].option}${value}`, `${text} [${NAMES[name].variable}]`] as const
  const collect = (value: string, before: string[] = []) => [...before, value]
  const [listen, listenText] = option('listen', ' <address:port>', 'listen there too; may be given several times')

  program
    .command('serve', { isDefault: true })
    .summary('open a chatroom (the default)')
    .description('Opens a chatroom: one port for browsers, IRC clients, nc and the terminal client.')
    .option(...option('port', ' <number>', 'the port to listen on; 0 takes a free one (default: 7684)'))
    .option(...option('host', ' <address>', 'the address to listen on (default: all, IPv4 and IPv6)'))
    .option(listen, listenText, collect)
    .option(
      ...option(
        'data',
        ' <folder>',
        `where the conversation is kept (default: ${shownDataFolder(world)}; npm start in a checkout: its snug-data)`,
      ),
    )
    .option(
      ...option(
        'name',
        ' <host name>',
        'the name of the server in IRC, with a dot (default: this machine’s full name, else snug.local)',
      ),
    )
    .option(...option('network', ' <word>', 'the name of the chat, which clients show (default: Snug)'))
    .option(...option('limits', '', 'no flood and connection limits (for benchmarks, and behind your own)'))
    .option(
      ...option(
        'floodBurst',
        ' <tokens>',
        'what a rested client may ask for at once; most commands cost 1 (default: 100)',
      ),
    )
    .option(...option('floodRate', ' <tokens>', 'and then each second, before it is made to wait (default: 20)'))
    .option(...option('logLevel', ' <level>', `what to log, on stderr: ${LOG_LEVELS.join(', ')} (default: info)`))
    .option('-q, --quiet', 'print nothing but warnings and errors [SNUG_QUIET]')
    .helpOption('-h, --help', 'print this help')
    .addHelpText('after', EXAMPLES)
    .action(async (options: ServeOptions) => {
      const quiet = options.quiet ?? isOn(world.env['SNUG_QUIET'])
      const settings = withEnvironment(settingsIn(options), world.env)
      const config = parse({ ...(quiet && { logLevel: 'warn' }), ...settings }, settingsIn(options), world)
      done(await world.serve(config, { quiet }))
    })
}

/** Commander says `limits: true` where `--no-limits` is absent: that is nobody's wish, so the environment may still decide. */
function settingsIn({ quiet: _quiet, limits, ...options }: ServeOptions): ServerSettings {
  return limits === false ? { ...options, limits } : options
}

function parse(settings: ServerSettings, options: ServerSettings, { env, home, hostname }: CliWorld) {
  try {
    return parseServerConfig(settings, { dataFolder: defaultDataFolder(env, home), hostname })
  } catch (error) {
    if (error instanceof ConfigError) throw new UsageError(describeConfigError(error, options))
    throw error
  }
}

function shownDataFolder({ env, home }: CliWorld): string {
  const folder = defaultDataFolder(env, home)
  return folder.startsWith(`${home}/`) ? `~${folder.slice(home.length)}` : folder
}
