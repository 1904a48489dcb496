/** What somebody does, `/me waves`, as a sentence that begins with their name: whatever marks are in that, they are letters of it. */
import { parseMessage } from '../../../wire/formatting/parse-message.ts'
import type { Block } from '../../../wire/formatting/span.ts'

/** Stands for the name while marks are looked for. */
const STAND_IN = 'x'

export function actBlocks(nick: string, text: string): readonly Block[] {
  const [first, ...rest] = parseMessage(`${STAND_IN} ${text}`)
  if (first?.kind !== 'text') return []
  const [[name = { text: STAND_IN }, ...behind] = [], ...lines] = first.lines
  const named = { ...name, text: nick + name.text.slice(STAND_IN.length) }
  return [{ ...first, lines: [[named, ...behind], ...lines] }, ...rest]
}
