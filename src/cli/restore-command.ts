/** `snug restore`: puts a copy in the place of what is kept. */
import { join } from 'node:path'
import type { Command } from 'commander'
import { addFolderOptions, dataFolderOf, describeAmount, type FolderOptions } from './data-folder.ts'
import type { CliWorld } from './world.ts'

const EXAMPLES = `
Examples:
  snug restore /backups/snug-monday.db
  snug restore /backups/snug-monday.db --data /var/lib/snug

Stop the server first. The file is looked over before anything is changed, and what was there is kept beside it as
snug.db.before-restore, until you delete it.`

/** Adds the command. */
export function restoreCommand(program: Command, world: CliWorld): void {
  const command = program
    .command('restore')
    .summary('put a copy back in the place of what is kept')
    .description('Puts a file that snug backup made in the place of what is kept. The server must not run.')
    .argument('<file>', 'the copy')
  addFolderOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (file: string, options: FolderOptions) => {
      const { restoreFolder } = await import('../adapters/sqlite/backup.ts')
      const folder = dataFolderOf(options, world)
      const { before, ...amount } = await restoreFolder(folder, file)
      const kept = before === undefined ? '' : `What was there before is ${before}\n`
      const files = amount.files.length === 0 ? '' : `Copy ${join(folder, 'files')} back too, with what people sent.\n`
      world.print(`${folder}: ${describeAmount(amount)} are back\n${kept}${files}`)
    })
}
