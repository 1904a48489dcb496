/** What a text of somebody else may hold that a terminal or a browser obeys, and nobody reads. */

// Whole sequences go, not only their first character: `ESC [ 3 1 m` must not leave `[31m` behind.
// ECMA-48: CSI with its final byte; OSC, DCS, SOS, PM and APC where they are ended; two-character escapes.
const CSI = /(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]/g
const STRING = /(?:\x1b[\]PX^_]|[\x90\x98\x9d-\x9f])[^\x07\x1b\x90\x98\x9c-\x9f]*(?:\x07|\x1b\\|\x9c)/g
const ESCAPE = /\x1b[ -/]*[0-~]?/g

/** Embeddings and overrides: they turn a line around without an end. */
export const TURNS = /[\u202a-\u202e]/g
/** Isolates: they do what people need, and have to be closed. */
export const ISOLATES = /[\u2066-\u2069]/g

export function withoutEscapes(text: string): string {
  if (!/[\x1b\x80-\x9f]/.test(text)) return text
  return text.replace(STRING, '').replace(CSI, '').replace(ESCAPE, '')
}
