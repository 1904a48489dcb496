/** `snug export`: what is kept as lines, for other programs and for people. */
import type { Command } from 'commander'
import type { ExportReader } from '../adapters/sqlite/export-reader.ts'
import { MESSAGE_KINDS } from '../chat/entry.ts'
import { EXPORTED_KINDS, formatJsonLine, formatTextLine } from '../hub/export-lines.ts'
import type { ExportedEntry, ExportWish } from '../ports/message-export.ts'
import { fold } from '../text/fold.ts'
import { addFolderOptions, dataFolderOf, type FolderOptions } from './data-folder.ts'
import { withHash } from './join-address.ts'
import { UsageError } from './usage-error.ts'
import type { CliWorld } from './world.ts'

interface ExportOptions extends FolderOptions {
  readonly format: string
  readonly channel?: readonly string[]
  readonly account?: string
  readonly conversations?: boolean
}

/** What is printed at once, in characters. */
const CHUNK = 65_536

const EXAMPLES = `
Examples:
  snug export > everything.jsonl                  all channels, a line of JSON for each thing that happened
  snug export --format text --channel tea         what was said in #tea, for people
  snug export --account alice                     what alice said, and her conversations
  snug export --conversations > all.jsonl         what people said to each other in private, too

It may run beside the server. An edited message comes with its last text and its reactions, what was taken back does not come.
What two people say to each other is private: it comes only with the account of one of them, or where --conversations asks for it.
Times are UTC.`

/** Adds the command. */
export function exportCommand(program: Command, world: CliWorld): void {
  const command = program
    .command('export')
    .summary('print what was said, as JSON or text')
    .description('Prints what is kept of channels: as JSON, one line for each thing that happened, or as text.')
    .option('-f, --format <json|text>', 'lines of JSON with all there is, or messages as people read them', 'json')
    .option('-c, --channel <name>', 'only this channel; the # may be left out; may be given several times', several)
    .option('-a, --account <name>', 'only what this account said, and its conversations where no channel is named')
    .option('--conversations', 'also what people say to each other in private')
  addFolderOptions(command)
    .addHelpText('after', EXAMPLES)
    .action(async (options: ExportOptions) => {
      if (options.format !== 'json' && options.format !== 'text') {
        throw new UsageError(`--format must be json or text, not '${options.format}'`)
      }
      const [{ databaseIn }, { openExportReader }, { logErrorOf }] = await Promise.all([
        import('../adapters/sqlite/backup.ts'),
        import('../adapters/sqlite/export-reader.ts'),
        import('../adapters/sqlite/log-error.ts'),
      ])
      const path = databaseIn(dataFolderOf(options, world))
      try {
        const reader = openExportReader(path)
        try {
          await print(reader, options, world)
        } finally {
          reader.close()
        }
      } catch (error) {
        throw error instanceof UsageError ? error : logErrorOf(error, path)
      }
    })
}

async function print(reader: ExportReader, { format, ...options }: ExportOptions, world: CliWorld): Promise<void> {
  const channels = options.channel?.map((name) => fold(withHash(name)))
  const account = options.account === undefined ? undefined : fold(options.account)
  const unknown = channels?.find((name) => !reader.hasChannel(name))
  if (unknown !== undefined) throw new UsageError(`there is no channel ${unknown}`)
  if (account !== undefined && !reader.hasAuthor(account)) {
    throw new UsageError(`nobody with the account ${options.account} has ever said anything`)
  }
  const wish: ExportWish = {
    kinds: format === 'text' ? MESSAGE_KINDS : EXPORTED_KINDS,
    ...(channels && { channels }),
    ...(account !== undefined && { account }),
    conversations: options.conversations ?? (account !== undefined && channels === undefined),
  }
  const hasChannel = channels?.length !== 1
  const phrase = (exported: ExportedEntry): string =>
    format === 'text' ? formatTextLine(exported, hasChannel) : formatJsonLine(exported, reader.identity)
  let chunk = ''
  for (const slice of reader.slices(wish)) {
    for (const exported of slice) {
      chunk += phrase(exported)
      if (chunk.length < CHUNK) continue
      // Whoever reads may have left: then the rest is for nobody.
      if (!(await world.printAll(chunk))) return
      chunk = ''
    }
  }
  if (chunk !== '') await world.printAll(chunk)
}

function several(name: string, before: readonly string[] = []): readonly string[] {
  return [...before, name]
}
