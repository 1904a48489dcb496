/** Recognises IRC by its first line: a command that begins a connection, with the params that it must have. */
import { parseMessage } from '../../wire/irc/message.ts'
import { decodeUtf8 } from '../../wire/lines.ts'

const CAP_COMMANDS = new Set(['LS', 'LIST', 'REQ', 'END'])

/** What a client can begin with, and whether the params are those of a client, not the words of a person: "pass the salt" are not. */
const OPENINGS: Readonly<Record<string, (params: readonly string[]) => boolean>> = {
  CAP: ([command = '']) => CAP_COMMANDS.has(command.toUpperCase()),
  NICK: (params) => params.length === 1,
  PASS: (params) => params.length === 1,
  USER: (params) => params.length === 4,
  AUTHENTICATE: (params) => params.length === 1,
  WEBIRC: (params) => params.length >= 4,
}
const VERBS = Object.keys(OPENINGS)

const LF = 10

/** `silent`: nothing more has come for a while, so what is there has to do. */
export function recogniseIrc(first: Uint8Array, silent: boolean): 'yes' | 'no' | 'more' {
  const lf = first.indexOf(LF)
  if (lf >= 0) return isOpening(first.subarray(0, lf)) ? 'yes' : 'no'
  if (silent) return isOpening(first) ? 'yes' : 'no'
  return mayBecomeOpening(first) ? 'more' : 'no'
}

function isOpening(bytes: Uint8Array): boolean {
  const line = decodeUtf8(bytes)?.replace(/\r+$/, '')
  const message = line === undefined ? undefined : parseMessage(line)
  if (!message || message.source !== undefined) return false
  const verb = message.verb.toUpperCase()
  return Object.hasOwn(OPENINGS, verb) && OPENINGS[verb]?.(message.params) === true
}

/** Whether the beginning of a line can still become one that opens. Looks at the verb, and at what follows where that decides already. */
function mayBecomeOpening(bytes: Uint8Array): boolean {
  const text = String.fromCharCode(...bytes.subarray(0, 8192))
  const line = text.startsWith('@') ? afterTags(text) : text
  if (line === undefined) return true
  const [, verb = '', space = '', params = ''] = /^ *([^ ]*)( *)(.*)$/s.exec(line) ?? []
  const upper = verb.toUpperCase()
  if (space === '') return VERBS.some((one) => one.startsWith(upper))
  if (!VERBS.includes(upper)) return false
  const words = params.split(/ +/)
  const isLastOpen = !params.includes(' :') && !params.startsWith(':')
  switch (upper) {
    case 'CAP': {
      const word = (words[0] as string).toUpperCase()
      return words.length > 1
        ? CAP_COMMANDS.has(word)
        : [...CAP_COMMANDS].some((one) => one.startsWith(word.replace(/^:|\r$/g, '')))
    }
    case 'NICK':
    case 'PASS':
    case 'AUTHENTICATE':
      return !isLastOpen || words.filter((word) => word !== '' && word !== '\r').length <= 1
    case 'USER':
      return !isLastOpen || words.filter((word) => word !== '' && word !== '\r').length <= 4
    default:
      return true
  }
}

/** What stands behind the tags; undefined while they go on. */
function afterTags(text: string): string | undefined {
  const space = text.indexOf(' ')
  return space < 0 ? undefined : text.slice(space + 1)
}
