/** Those who are turned away by their first bytes; they stand in the front door's list like every entrance. */
import type { Answer, Entrance, Recognise, Refusal } from './entrance.ts'
import { MAX_FIRST_BYTES } from './front-door.ts'

const LF = 10
const CR = 13
const TAB = 9
const BACKSPACE = 8
const ESCAPE = 27
const SPACE = 32
/** Telnet's commands (RFC 854): `IAC SB … IAC SE` encloses, `IAC WILL x` to `IAC DONT x` have one byte behind them. */
const IAC = 255
const WILL = 251
const DONT = 254
const SUBNEGOTIATION = 250
const SUBNEGOTIATION_END = 240

/** Whether the bytes begin with one of `beginnings`. */
export function recogniseBeginning(beginnings: readonly string[]): Recognise {
  const all = beginnings.map((text) => Buffer.from(text, 'latin1'))
  return (first) => {
    let answer: Answer = 'no'
    for (const beginning of all) {
      const length = Math.min(beginning.length, first.length)
      if (beginning.compare(first, 0, length, 0, length) !== 0) continue
      if (length === beginning.length) return 'yes'
      answer = 'more'
    }
    return answer
  }
}

/** What no person and no text protocol begins with: control bytes in the first line that are neither layout nor telnet's. */
export function recogniseJunk(first: Uint8Array): Answer {
  for (let at = 0; at < first.length; at++) {
    const byte = first[at] as number
    if (byte === LF) return 'no'
    if (byte === IAC) at = endOfTelnetCommand(first, at)
    else if (byte < SPACE && byte !== CR && byte !== TAB && byte !== BACKSPACE && byte !== ESCAPE) return 'yes'
  }
  return 'no'
}

/** The index of the last byte of the telnet command that begins at `at`; past the end where it is not complete. */
function endOfTelnetCommand(bytes: Uint8Array, at: number): number {
  const command = bytes[at + 1] ?? 0
  if (command >= WILL && command <= DONT) return at + 2
  if (command !== SUBNEGOTIATION) return at + 1
  for (let next = at + 2; next < bytes.length; next++) {
    if (bytes[next] === IAC && bytes[next + 1] === SUBNEGOTIATION_END) return next + 1
    if (bytes[next] === IAC) next++
  }
  return bytes.length
}

/** More than is ever read before a decision, and still within the first line. */
export function recogniseOverlong(first: Uint8Array): Answer {
  if (first.length < MAX_FIRST_BYTES) return 'no'
  const lf = first.indexOf(LF)
  return lf < 0 || lf >= MAX_FIRST_BYTES ? 'yes' : 'no'
}

function refuse(why: Refusal, recognise: Recognise, answer: Uint8Array | string): Entrance {
  const bytes = typeof answer === 'string' ? Buffer.from(answer) : answer
  return {
    name: why,
    recognise,
    refusal: why,
    enter(arrival) {
      arrival.write(bytes)
      arrival.close()
    },
  }
}

/** A TLS record (RFC 8446 §6): a fatal alert, `handshake_failure`, which every TLS client knows how to show. */
export const TLS_ALERT = Buffer.from([21, 3, 3, 0, 2, 2, 40])

const tls = refuse('tls', recogniseBeginning(['\x16\x03']), TLS_ALERT)

const ssh = refuse(
  'ssh',
  recogniseBeginning(['SSH-']),
  'There is no ssh door here. Come in with nc, an IRC client or snug join.\r\n',
)

export const PROXY_BEGINNINGS = ['PROXY TCP4 ', 'PROXY TCP6 ', 'PROXY UNKNOWN', '\r\n\r\n\0\r\nQUIT\n']

/** The header that a load balancer sends first (the PROXY protocol, versions 1 and 2): nobody here is trusted to send it. */
const proxy = refuse(
  'proxy',
  recogniseBeginning(PROXY_BEGINNINGS),
  'ERROR :Closing link: PROXY headers are not accepted from your address\r\n',
)

const junk = refuse('junk', recogniseJunk, 'ERROR :Closing link: that is not text\r\n')

const overlong = refuse('overlong', recogniseOverlong, 'ERROR :Closing link: the first line is too long\r\n')

/** Asked before any door. */
export const refusalsByProtocol: readonly Entrance[] = [tls, ssh, proxy]

/** Asked after the doors that recognise their protocol, before the one that takes everything. */
export const refusalsOfTheRest: readonly Entrance[] = [junk, overlong]
