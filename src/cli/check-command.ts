/** `snug check`: whether what is kept, or a copy of it, is whole. */
import { dirname, join } from 'node:path'
import type { Command } from 'commander'
import { addFolderOptions, dataFolderOf, describeAmount, type FolderOptions } from './data-folder.ts'
import type { CliWorld } from './world.ts'

const EXAMPLES = `
Examples:
  snug check                            what the server keeps, also while it runs
  snug check /backups/snug-monday.db    a copy

Every page is read, which takes a while for a large one. The exit code is 0 where all is well, 1 where something is damaged.`

/** Adds the command. The exit code goes to `done`. */
export function checkCommand(program: Command, world: CliWorld, done: (code: number) => void): void {
  const command = program
    .command('check')
    .summary('look whether what is kept is whole')
    .description('Reads everything that is kept, or a copy of it, and says whether it is whole.')
    .argument('[file]', 'a copy; without it, what is in the data folder')
  addFolderOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (file: string | undefined, options: FolderOptions) => {
      const { checkDatabase, databaseIn } = await import('../adapters/sqlite/backup.ts')
      const { missingIn } = await import('../adapters/disk/disk-file-store.ts')
      const path = file ?? databaseIn(dataFolderOf(options, world))
      const { faults, ...amount } = checkDatabase(path)
      if (faults.length === 0) {
        world.print(`${path} is whole: ${describeAmount(amount)}\n`)
        const files = file === undefined ? join(dirname(path), 'files') : undefined
        const missing = files === undefined ? [] : missingIn(files, amount.files)
        if (missing.length === 0) return
        world.printError(
          `snug: ${missing.length} of ${amount.files.length} files that people sent are not in ${files}\n`,
        )
        world.printError('Copy that folder back from where you keep it; the messages are there all the same.\n')
        return done(1)
      }
      world.printError(`snug: ${path} is damaged:\n${faults.map((fault) => `  ${fault}\n`).join('')}`)
      world.printError('Restore a copy with snug restore.\n')
      done(1)
    })
}
