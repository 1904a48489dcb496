/** Performs every play in this folder and the folders in it. */
import { describe, it } from 'vitest'
import { allPlays } from '../support/all-plays.ts'
import { perform } from '../support/play-stage.ts'

for (const { file, plays } of allPlays()) {
  describe(file, () => {
    for (const play of plays) it(play.title, () => perform(play))
  })
}
