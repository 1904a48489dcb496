/** Performs every play in this folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'vitest'
import { perform } from '../support/play-stage.ts'
import { parsePlays } from '../support/play.ts'

const folder = import.meta.dirname

for (const file of readdirSync(folder).sort()) {
  if (!file.endsWith('.play')) continue
  describe(file, () => {
    for (const play of parsePlays(readFileSync(join(folder, file), 'utf8'))) it(play.title, () => perform(play))
  })
}
