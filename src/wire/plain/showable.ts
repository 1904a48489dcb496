/** Texts as another person's terminal may show them: words only, nothing that moves a cursor, colours, rings or reorders. */

/** What a careless terminal could act on: C0, DEL, C1, line and paragraph separators, bidirectional controls. */
const RISKY = /[\0-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]/

// Whole sequences go, not only their first character: `ESC [ 3 1 m` must not leave `[31m` behind.
// ECMA-48: CSI with its final byte; OSC, DCS, SOS, PM and APC where they are ended; two-character escapes.
const CSI = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]/g
const STRING = /(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)/g
const ESCAPE = /\x1b[ -/]*[0-~]?/g
// https://modern.ircdocs.horse/formatting
const COLOUR = /\x03(?:\d{1,2}(?:,\d{1,2})?)?|\x04(?:[\da-f]{6}(?:,[\da-f]{6})?)?/gi
const SPACE_LIKE = /[\t\n\v\f\r\x85\u2028\u2029]/g
const CONTROL = /[\0-\x1f\x7f-\x9f]/g

// Embeddings and overrides turn a line around without an end; isolates do what people need, and are closed here.
const TURNS = /[\u202a-\u202e]/g
const ISOLATES = /[\u2066-\u2069]/g
const POP_ISOLATE = '\u2069'

/** Without escape sequences, formatting codes and control characters; tabs and line ends become spaces. */
export function withoutControls(text: string): string {
  if (!RISKY.test(text)) return text
  return text
    .replace(STRING, '')
    .replace(CSI, '')
    .replace(ESCAPE, '')
    .replace(COLOUR, '')
    .replace(SPACE_LIKE, ' ')
    .replace(CONTROL, '')
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
