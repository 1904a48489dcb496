/** Texts as another person's terminal may show them: words only, nothing that moves a cursor, colours, rings or reorders. */
import { stripFormatting } from '../formatting/codes.ts'
import { ISOLATES, TURNS, withoutEscapes } from '../formatting/controls.ts'

/** What a careless terminal could act on: C0, DEL, C1, line and paragraph separators, bidirectional controls. */
const RISKY = /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/

const SPACE_LIKE = /[\t\n\v\f\r\x85\u2028\u2029]/g
const CONTROL = /[\0-\x1f\x7f-\x9f]/g

const POP_ISOLATE = '\u2069'

/** Without escape sequences, formatting codes and control characters; tabs and line ends become spaces. */
export function withoutControls(text: string): string {
  if (!RISKY.test(text)) return text
  return stripFormatting(withoutEscapes(text)).replace(SPACE_LIKE, ' ').replace(CONTROL, '')
}

/** For the terminal of another person: also without what reorders the rest of the line. */
export function showable(text: string): string {
  if (!RISKY.test(text)) return text
  return withClosedIsolates(withoutControls(text).replace(TURNS, ''))
}

function withClosedIsolates(text: string): string {
  let open = 0
  const balanced = text.replace(ISOLATES, (mark) => {
    if (mark !== POP_ISOLATE) open++
    else if (open === 0) return ''
    else open--
    return mark
  })
  return balanced + POP_ISOLATE.repeat(open)
}
