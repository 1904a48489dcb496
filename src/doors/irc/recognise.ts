/** Recognises IRC by its first line: a command that begins a connection, with the params that it must have. */
import { parseMessage } from '../../wire/irc/message.ts'
import { decodeUtf8 } from '../../wire/lines.ts'

/** How many params there are, so that the words of a person are not taken for a command: "pass the salt" has two. */
interface Opening {
  readonly params: number
  readonly mayHaveMore?: true
  /** What the first param must be, in any letter case; anything where it is absent. */
  readonly first?: readonly string[]
}

/** What a client can begin with. */
const OPENINGS = new Map<string, Opening>([
  ['CAP', { params: 1, mayHaveMore: true, first: ['LS', 'LIST', 'REQ', 'END'] }],
  ['NICK', { params: 1 }],
  ['USER', { params: 4 }],
  ['PASS', { params: 1 }],
  ['AUTHENTICATE', { params: 1 }],
  ['WEBIRC', { params: 4, mayHaveMore: true }],
])

const LF = 10

/** `silent`: nothing more has come for a while, so what is there has to do. */
export function recogniseIrc(first: Uint8Array, silent: boolean): 'yes' | 'no' | 'more' {
  const lf = first.indexOf(LF)
  if (lf >= 0) return isOpening(first.subarray(0, lf)) ? 'yes' : 'no'
  if (silent) return isOpening(first) ? 'yes' : 'no'
  return mayBecomeOpening(first) ? 'more' : 'no'
}

function isOpening(bytes: Uint8Array): boolean {
  const line = decodeUtf8(bytes)
  const message = line === undefined ? undefined : parseMessage(withoutReturn(line))
  if (!message || message.source !== undefined) return false
  const opening = OPENINGS.get(message.verb.toUpperCase())
  if (!opening) return false
  const { params, mayHaveMore, first } = opening
  const count = message.params.length
  const isCount = count === params || (mayHaveMore === true && count > params)
  return isCount && (first === undefined || first.includes((message.params[0] as string).toUpperCase()))
}

/** Whether the beginning of a line can still become one that opens. */
function mayBecomeOpening(bytes: Uint8Array): boolean {
  const text = withoutReturn(Buffer.from(bytes).toString('latin1'))
  const tagsEnd = text.startsWith('@') ? text.indexOf(' ') : 0
  if (tagsEnd < 0) return true
  const body = text.slice(tagsEnd).trimStart()
  if (body === '') return true
  const message = parseMessage(body)
  if (!message || message.source !== undefined) return false
  const verb = message.verb.toUpperCase()
  if (body.length === verb.length) return [...OPENINGS.keys()].some((one) => one.startsWith(verb))
  const opening = OPENINGS.get(verb)
  if (!opening) return false
  const { params, mayHaveMore, first } = opening
  if (message.params.length > params && mayHaveMore !== true) return false
  const word = message.params[0]?.toUpperCase()
  if (first === undefined || word === undefined) return true
  const isWhole = message.params.length > 1 || body.endsWith(' ')
  return isWhole ? first.includes(word) : first.some((one) => one.startsWith(word))
}

function withoutReturn(line: string): string {
  return line.replace(/\r+$/, '')
}
