/** Reads what a MODE says, letter by letter. https://modern.ircdocs.horse/#mode-message */
import type { Isupport } from './isupport.ts'

export interface ModeChange {
  readonly adds: boolean
  readonly letter: string
  readonly param: string | undefined
}

/** `modes` as in `+ov-l`, and the params behind it, each given to the letter that takes one. */
export function parseModeChanges(isupport: Isupport, modes: string, params: readonly string[]): ModeChange[] {
  const [lists, always, whenSet] = isupport.channelModes
  const changes: ModeChange[] = []
  let adds = true
  let next = 0
  for (const letter of modes) {
    if (letter === '+') adds = true
    else if (letter === '-') adds = false
    else {
      const takes =
        isupport.prefixModes.includes(letter) ||
        lists.includes(letter) ||
        always.includes(letter) ||
        (adds && whenSet.includes(letter))
      changes.push({ adds, letter, param: takes ? params[next++] : undefined })
    }
  }
  return changes
}
