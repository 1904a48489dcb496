/** The handshake, without a socket: capabilities, nick, user, until the server welcomes us. https://modern.ircdocs.horse/#connection-registration */
import type { Message, MessageToFormat } from '../wire/irc/message.ts'
import { formatRequests, parseCapabilityNames, parseMultilineLimits, WANTED } from './capabilities.ts'
import type { MultilineLimits } from './capabilities.ts'
import { createExternalLogIn, offersExternal } from './external-log-in.ts'
import { phrases } from './phrases/phrases.ts'

/** What came of a message, beyond what was sent. */
export type RegistrationStep =
  | { readonly is: 'going-on' }
  | { readonly is: 'welcomed' }
  /** ERR_PASSWDMISMATCH: the server wants a password of everybody, and has not got it. */
  | { readonly is: 'password-refused' }
  | { readonly is: 'nick-refused'; readonly nick: string; readonly sentence: string }

export interface Registration {
  /** Takes one message from the server. Messages that are not part of the handshake change nothing. */
  receive(message: Message): RegistrationStep
  /** Asks for another nick, after a refusal. */
  tryNick(nick: string): void
  /** The same where the person chose another name: nobody is to see the one before as their user name. */
  startOver(nick: string): void
  /** The nick that was asked for last. */
  readonly askedNick: string
  /** What the server has agreed to; grows and shrinks after registration too (CAP NEW, CAP DEL). */
  readonly capabilities: ReadonlySet<string>
  /** Undefined where the server takes no messages of several lines. */
  readonly multiline: MultilineLimits | undefined
}

/** All connections of one guest have the same secret. docs/protocols/guest-key.md */
const GUEST_KEY = 'snug.chat/guest-key'
/** RPL_WELCOME, and the numerics that refuse a nick. */
const WELCOME = '001'
const PASSWORD_REFUSED = '464'
const NICK_REFUSALS = new Set(['431', '432', '433', '436', '437', '468'])
const GOING_ON = { is: 'going-on' } as const

export interface WhoWeAre {
  /** Of the server, where it has one. */
  readonly serverPassword?: string | undefined
  /** Said where the server wants it, before the nick counts. */
  readonly guestKey?: string | undefined
  /** Whether to log in by what the connection itself proves, where the server takes that. */
  readonly logsIn?: boolean | undefined
}

export function createRegistration(
  nick: string,
  send: (message: MessageToFormat) => void,
  { serverPassword = '', guestKey, logsIn = false }: WhoWeAre = {},
): Registration {
  const wanted = [...WANTED, ...(guestKey === undefined ? [] : [GUEST_KEY]), ...(logsIn ? ['sasl'] : [])]
  const logIn = createExternalLogIn(send)
  let hasExternal = false
  const capabilities = new Set<string>()
  let offered: string[] = []
  let unanswered = 0
  let asked = nick
  let isWelcomed = false
  let limits: MultilineLimits | undefined

  if (serverPassword !== '') send({ verb: 'PASS', params: [serverPassword] })
  send({ verb: 'CAP', params: ['LS', '302'] })
  sayWhoWeAre(nick)

  function sayWhoWeAre(name: string): void {
    send({ verb: 'NICK', params: [name] })
    send({ verb: 'USER', params: [userNameFor(name), '0', '*', name] })
  }

  function ask(names: readonly string[]): void {
    const requests = formatRequests(wanted.filter((name) => names.includes(name) && !capabilities.has(name)))
    for (const request of requests) send({ verb: 'CAP', params: ['REQ', request] })
    unanswered += requests.length
    endNegotiation()
  }

  function endNegotiation(): void {
    if (!isWelcomed && unanswered === 0 && !logIn.isUnderWay) send({ verb: 'CAP', params: ['END'] })
  }

  function onCap(params: readonly string[]): void {
    const subcommand = (params[1] ?? '').toUpperCase()
    const hasMore = params[2] === '*' && params.length > 3
    const list = params.at(-1) ?? ''
    const names = parseCapabilityNames(list)
    if (subcommand === 'LS' || subcommand === 'NEW') limits = parseMultilineLimits(list) ?? limits
    switch (subcommand) {
      case 'LS':
        if (offered.length < 500) offered = [...offered, ...names]
        hasExternal ||= offersExternal(list)
        if (!hasMore) ask(offered.filter((name) => name !== 'sasl' || hasExternal))
        return
      case 'ACK':
      case 'NAK':
        if (subcommand === 'ACK') agree(names)
        if (unanswered > 0 && --unanswered === 0) endNegotiation()
        return
      case 'NEW':
        ask(names.filter((name) => name !== 'sasl'))
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
      if (name === 'sasl' && !isWelcomed) logIn.start()
      if (name === GUEST_KEY && guestKey !== undefined && !isWelcomed) send({ verb: 'GUESTKEY', params: [guestKey] })
    }
  }

  return {
    capabilities,
    get askedNick() {
      return asked
    },
    get multiline() {
      return capabilities.has('draft/multiline') && capabilities.has('batch') ? limits : undefined
    },
    tryNick(other) {
      asked = other
      send({ verb: 'NICK', params: [other] })
    },
    startOver(other) {
      asked = other
      offered = []
      // Nobody enters while capabilities are asked for: https://ircv3.net/specs/extensions/capability-negotiation
      send({ verb: 'CAP', params: ['LS', '302'] })
      sayWhoWeAre(other)
    },
    receive(message) {
      const { verb, params } = message
      if (logIn.receive(message)) endNegotiation()
      if (verb.toUpperCase() === 'CAP') onCap(params)
      else if (verb === WELCOME) {
        isWelcomed = true
        return { is: 'welcomed' }
      } else if (!isWelcomed && verb === PASSWORD_REFUSED) return { is: 'password-refused' }
      else if (!isWelcomed && NICK_REFUSALS.has(verb)) {
        return { is: 'nick-refused', nick: asked, sentence: params.at(-1) ?? phrases().answers.nickRefused }
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
