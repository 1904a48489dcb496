/** What a person meant by the keys they pressed, for terminals that send every key. */
import { withoutControls } from './showable.ts'

const BACKSPACE = '\b'
const DELETE = '\x7f'

/** Applies backspaces (each takes back one character) and drops what is not text: arrow keys, bells, a byte order mark in front. */
export function parseTypedLine(line: string): string {
  return withoutControls(withBackspaces(line)).replace(/^\ufeff/, '')
}

function withBackspaces(line: string): string {
  if (!line.includes(BACKSPACE) && !line.includes(DELETE)) return line
  const characters: string[] = []
  for (const character of line) {
    if (character === BACKSPACE || character === DELETE) characters.pop()
    else characters.push(character)
  }
  return characters.join('')
}
