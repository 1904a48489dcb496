/** Every play that there is: those in test/plays and the folders in it. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parsePlays, type Play } from './play.ts'

const folder = join(import.meta.dirname, '../plays')

export interface PlayFile {
  /** Below test/plays. */
  readonly file: string
  readonly plays: readonly Play[]
}

/** Reads them all, file by file in alphabetical order. Throws where one is none, with its file. */
export function allPlays(): PlayFile[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.play'))
  return files.sort().map((file) => {
    try {
      return { file, plays: parsePlays(readFileSync(join(folder, file), 'utf8')) }
    } catch (error) {
      throw new Error(`${file}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
  })
}
