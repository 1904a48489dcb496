/** What `snug` understands: its commands and options, its help, and its exit codes. */
import { Command, CommanderError } from 'commander'
import { backupCommand } from './backup-command.ts'
import { checkCommand } from './check-command.ts'
import { configCommand } from './config-command.ts'
import { explainFailure } from './explain-failure.ts'
import { exportCommand } from './export-command.ts'
import { hashPasswordCommand } from './hash-password-command.ts'
import { joinCommand } from './join-command.ts'
import { restoreCommand } from './restore-command.ts'
import { serveCommand } from './serve-command.ts'
import { UsageError } from './usage-error.ts'
import type { CliWorld } from './world.ts'

const FAILED = 1
const MISUSED = 2

/** Does what the arguments (without the program's name) ask for. Gives the exit code: 0, 1 for a failure, 2 for misuse. */
export async function run(args: readonly string[], world: CliWorld): Promise<number> {
  let code = 0
  const program = new Command('snug')
    .description('A chatroom that anyone starts with one command and everyone walks into with what they already have.')
    .version(world.version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand('help [command]', 'print the help of a command')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => world.print(text),
      writeErr: (text) => world.printError(text),
      outputError: (text, write) => write(`snug: ${text.replace(/^error: /, '')}`),
    })
    .addHelpText('after', EXAMPLES)
  serveCommand(program, world, (outcome) => (code = outcome))
  joinCommand(program, world, (outcome) => (code = outcome))
  configCommand(program, world)
  hashPasswordCommand(program, world)
  backupCommand(program, world)
  restoreCommand(program, world)
  checkCommand(program, world, (outcome) => (code = outcome))
  exportCommand(program, world)
  const tryHelp = helpFor(program, args)
  for (const command of program.commands) command.showHelpAfterError(tryHelp)

  try {
    refuseUnknownCommand(program, args)
    await program.parseAsync(args, { from: 'user' })
    return code
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : MISUSED
    const isMisuse = error instanceof UsageError
    world.printError(`snug: ${explainFailure(error)}\n${isMisuse ? `${tryHelp}\n` : ''}`)
    if (world.env['DEBUG'] && error instanceof Error) world.printError(`${error.stack}\n`)
    return isMisuse ? MISUSED : FAILED
  }
}

const EXAMPLES = `
Examples:
  snug                              open a chatroom on port 7684
  snug serve --port 8000            on another port
  snug join alice@chat.example.org  walk into one, in the terminal

Without a command, snug is snug serve. Every command has its own help: snug serve --help`

/** Otherwise a mistyped command would be a stray word to the default one, and be told so in words that do not help. */
function refuseUnknownCommand(program: Command, args: readonly string[]): void {
  const first = args[0]
  if (first === undefined || first.startsWith('-')) return
  const known = [...commandNames(program), 'help']
  if (!known.includes(first)) throw new UsageError(`there is no command '${first}', only ${known.join(', ')}`)
}

/** Which help knows about these arguments. */
function helpFor(program: Command, [first = '-']: readonly string[]): string {
  const command = first.startsWith('-') ? 'serve' : commandNames(program).find((name) => name === first)
  return `Try: snug ${command === undefined ? '' : `${command} `}--help`
}

function commandNames(program: Command): string[] {
  return program.commands.map((command) => command.name())
}
