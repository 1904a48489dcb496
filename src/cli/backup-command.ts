/** `snug backup`: a copy of what is kept, also while the server runs. */
import { join } from 'node:path'
import type { Command } from 'commander'
import { addFolderOptions, dataFolderOf, describeAmount, type FolderOptions } from './data-folder.ts'
import type { CliWorld } from './world.ts'

const EXAMPLES = `
Examples:
  snug backup /backups/snug-monday.db
  snug backup "/backups/snug-$(date +%F).db" --data /var/lib/snug

The server may run meanwhile: what is committed when the copy begins is in it, and what was deleted is not. Only you can read the
file. The configuration, certificates and keys of the data folder are not in it, nor are the images and files that
people sent (its folder files): copy those as they are.`

/** Adds the command. */
export function backupCommand(program: Command, world: CliWorld): void {
  const command = program
    .command('backup')
    .summary('copy what is kept into a file, also while the server runs')
    .description(
      'Copies everything that is kept (messages, channels, accounts) into one file, also while the server runs.',
    )
    .argument('<file>', 'the file to make; there must be none of that name')
  addFolderOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: FolderOptions) => {
      const { backUpFolder } = await import('../adapters/sqlite/backup.ts')
      const folder = dataFolderOf(options, world)
      const amount = await backUpFolder(folder, file)
      world.print(`${file}: ${describeAmount(amount)}\n`)
      if (amount.files.length === 0) return
      world.print(`What people sent is not in it (${amount.files.length} files): copy ${join(folder, 'files')} too.\n`)
    })
}
