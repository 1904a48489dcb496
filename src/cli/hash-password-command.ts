/** `snug hash-password`: makes of a password the hash that the configuration holds in its place. */
import type { Command } from 'commander'
import { hashPassword } from '../adapters/node-crypto/argon2-phc.ts'
import { UsageError } from './usage-error.ts'
import type { CliWorld } from './world.ts'

/** Adds the command. */
export function hashPasswordCommand(program: Command, world: CliWorld): void {
  program
    .command('hash-password')
    .summary('make the hash of a password, for operators in the configuration')
    .description(
      'Reads a password (one line of standard input; a terminal does not show it) and prints its argon2id hash.',
    )
    .helpOption('-h, --help', 'print this help')
    .action(async () => {
      const password = await world.readPassword()
      if (password === '') throw new UsageError('no password was given')
      world.print(`${await hashPassword(password)}\n`)
    })
}
