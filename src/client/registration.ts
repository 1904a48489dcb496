/** The handshake, without a socket: capabilities, nick, user, until the server welcomes us. https://modern.ircdocs.horse/#connection-registration */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import { formatRequests, parseCapabilityNames, parseMultilineLimits, WANTED } from './capabilities.ts'
import type { MultilineLimits } from './capabilities.ts'

/** What came of a message, beyond what was sent. */
export type RegistrationStep =
  | { readonly is: 'going-on' }
  | { readonly is: 'welcomed' }
  | { readonly is: 'nick-refused'; readonly nick: string; readonly sentence: string }

export interface Registration {
  /** Takes one message from the server. Messages that are not part of the handshake change nothing. */
  receive(message: Message): RegistrationStep
  /** Asks for another nick, after a refusal. */
  tryNick(nick: string): void
  /** What the server has agreed to; grows and shrinks after registration too (CAP NEW, CAP DEL). */
  readonly capabilities: ReadonlySet<string>
  /** Undefined where the server takes no messages of several lines. */
  readonly multiline: MultilineLimits | undefined
}

/** RPL_WELCOME, and the numerics that refuse a nick. */
const WELCOME = '001'
const NICK_REFUSALS = new Set(['431', '432', '433', '436', '437', '468'])
const GOING_ON = { is: 'going-on' } as const

export function createRegistration(nick: string, send: (message: MessageToFormat) => void): Registration {
  const capabilities = new Set<string>()
  let offered: string[] = []
  let unanswered = 0
  let asked = nick
  let isWelcomed = false
  let limits: MultilineLimits | undefined

  send({ verb: 'CAP', params: ['LS', '302'] })
  send({ verb: 'NICK', params: [nick] })
  send({ verb: 'USER', params: [userNameFor(nick), '0', '*', nick] })

  function ask(names: readonly string[]): void {
    const requests = formatRequests(WANTED.filter((name) => names.includes(name) && !capabilities.has(name)))
    for (const request of requests) send({ verb: 'CAP', params: ['REQ', request] })
    unanswered += requests.length
    if (unanswered === 0) endNegotiation()
  }

  function endNegotiation(): void {
    if (!isWelcomed) send({ verb: 'CAP', params: ['END'] })
  }

  function onCap(params: readonly string[]): void {
    const subcommand = (params[1] ?? '').toUpperCase()
    const hasMore = params[2] === '*' && params.length > 3
    const names = parseCapabilityNames(params.at(-1) ?? '')
    if (subcommand === 'LS' || subcommand === 'NEW') limits = parseMultilineLimits(params.at(-1) ?? '') ?? limits
    switch (subcommand) {
      case 'LS':
        if (offered.length < 500) offered = [...offered, ...names]
        if (!hasMore) ask(offered)
        return
      case 'ACK':
      case 'NAK':
        if (subcommand === 'ACK') agree(names)
        if (unanswered > 0 && --unanswered === 0) endNegotiation()
        return
      case 'NEW':
        ask(names)
        return
      case 'DEL':
        for (const name of names) capabilities.delete(name)
        return
      default:
    }
  }

  function agree(names: readonly string[]): void {
    for (const name of names) {
      if (name.startsWith('-')) capabilities.delete(name.slice(1))
      else capabilities.add(name)
    }
  }

  return {
    capabilities,
    get multiline() {
      return capabilities.has('draft/multiline') && capabilities.has('batch') ? limits : undefined
    },
    tryNick(other) {
      asked = other
      send({ verb: 'NICK', params: [other] })
    },
    receive({ verb, params }) {
      if (verb.toUpperCase() === 'CAP') onCap(params)
      else if (verb === WELCOME) {
        isWelcomed = true
        return { is: 'welcomed' }
      } else if (!isWelcomed && NICK_REFUSALS.has(verb)) {
        return { is: 'nick-refused', nick: asked, sentence: params.at(-1) ?? 'That name cannot be used' }
      }
      return GOING_ON
    },
  }
}

/** Servers take few characters in a user name; a nick of other letters gives none of them. */
function userNameFor(nick: string): string {
  const plain = nick
    .replace(/[^a-zA-Z0-9]/g, '')
    .slice(0, 9)
    .toLowerCase()
  return plain === '' ? 'guest' : plain
}
