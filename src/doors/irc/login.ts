/** One log-in by SASL over AUTHENTICATE, and what comes of it. https://ircv3.net/specs/extensions/sasl-3.2 */
import { type Account, isStill, type ProvedAccount, provedBy } from '../../chat/accounts.ts'
import type { FoundDevice } from '../../hub/devices.ts'
import type { LogIns } from '../../hub/log-ins.ts'
import { fold } from '../../text/fold.ts'
import { waitInWords } from '../wait-in-words.ts'
import type { IrcClient } from './client.ts'
import * as n from './numerics.ts'
import { formatNumeric, withEnding } from './reply.ts'
import { answerAs } from './request.ts'
import { Collector, toPieces } from './sasl/collector.ts'
import { createExchange, type Exchange, type Mechanism, mechanismByName, mechanismsFor } from './sasl/exchange.ts'
import type { FailureReason } from './sasl/machine.ts'

/** Expensive to look at, so nobody may send many at a time. In tokens of the throttle. */
export const PASSWORD_COST = 10
/** The longest parameter of AUTHENTICATE, in bytes. */
const MAX_PARAM = 400

export interface SaslLogIn {
  readonly exchange: Exchange
  readonly collector: Collector
  /** Whose password is proved, as it was when that began: a client may wait for long before it says the rest. */
  account?: ProvedAccount | undefined
  /** One of the tries was taken for it: what a connection itself proves takes none. */
  hasTried: boolean
}

/** Takes the parameter of an AUTHENTICATE. */
export function authenticate(client: IrcClient, param: string): void {
  const { logIns } = client.door
  if (!logIns) return client.reply(n.ERR_SASLFAIL, 'SASL authentication failed: this server has no accounts')
  if (client.sasl) return takePiece(client, client.sasl, param)
  if (param === '*') return client.reply(n.ERR_SASLABORTED, 'SASL authentication aborted')
  if (param.length > MAX_PARAM) return tooLong(client)
  const known = mechanismsFor(client.hasExternal)
  const mechanism = mechanismByName(param)
  if (!mechanism || !(known.includes(mechanism) || mechanism === 'SNUG-TICKET')) {
    client.reply(n.RPL_SASLMECHS, known.join(','), 'are available SASL mechanisms')
    return fail(client)
  }
  client.sasl = begin(client, mechanism, logIns)
  challenge(client, '+')
}

/** Ends a log-in that is under way, because the client goes on without it. */
export function abortLogIn(client: IrcClient): void {
  if (!client.sasl) return
  client.sasl = undefined
  client.reply(n.ERR_SASLABORTED, 'SASL authentication aborted')
}

function begin(client: IrcClient, mechanism: Mechanism, logIns: LogIns): SaslLogIn {
  const exchange = createExchange(mechanism, {
    lookUp(name) {
      const account = client.chat.account(name)
      logIn.account = account && provedBy(account)
      return account
    },
    accountByCertificate(fingerprint) {
      const id = client.chat.certificates.get(fingerprint)
      const account = id === undefined ? undefined : client.chat.account(id)
      logIn.account = account && provedBy(account)
      return account
    },
    accountByDevice: () => noteDevice(client.door.devices?.find(client.deviceSecret)),
    accountByTicket: (ticket) => noteDevice(client.door.devices?.takeTicket(ticket)),
    tryFor(name) {
      logIn.hasTried = true
      return logIns.try(client.address, name)
    },
    authenticator: logIns.authenticator,
    fingerprint: client.certificateFingerprint,
  })
  const logIn: SaslLogIn = { exchange, collector: new Collector(), hasTried: false }
  return logIn

  function noteDevice(found: FoundDevice | undefined): Account | undefined {
    if (!found) return undefined
    logIn.account = found.proved
    client.door.devices?.saw(found)
    return found.account
  }
}

function takePiece(client: IrcClient, logIn: SaslLogIn, piece: string): void {
  const { exchange, collector } = logIn
  const collected = collector.take(piece)
  switch (collected.is) {
    case 'more':
      return
    case 'aborted':
      return abortLogIn(client)
    case 'too-long':
      return tooLong(client)
    case 'malformed':
      return fail(client, 'malformed')
    case 'message':
      client.spend(PASSWORD_COST)
      return client.waitFor(exchange.step(collected.bytes), (step) => {
        if (step?.is === 'challenge') for (const one of toPieces(step.bytes)) challenge(client, one)
        else if (step?.is === 'success') succeed(client, step.account, logIn)
        else fail(client, step?.why, step?.waitMs)
      })
    default:
      collected satisfies never
  }
}

function challenge(client: IrcClient, piece: string): void {
  client.say(withEnding(`:${client.door.serverName} AUTHENTICATE ${piece}`))
}

function tooLong(client: IrcClient): void {
  client.sasl = undefined
  client.reply(n.ERR_SASLTOOLONG, 'SASL message too long')
}

function fail(client: IrcClient, why: FailureReason = 'refused', waitMs = 0): void {
  client.sasl = undefined
  client.reply(n.ERR_SASLFAIL, `SASL authentication failed${reasonOf(why, waitMs)}`)
}

function reasonOf(why: FailureReason, waitMs: number): string {
  if (why === 'throttled') return `: too many tries, try again in ${waitInWords(waitMs)}`
  return why === 'busy' ? ': too many passwords are being looked at, try again' : ''
}

const UNVERIFIED = 'Your account is to be verified first, with the code from the mail: VERIFY'

/** Somebody has proved that the account is theirs. It may be gone since they began. */
function succeed(client: IrcClient, name: string, { account: proved, hasTried }: SaslLogIn): void {
  client.sasl = undefined
  const account = client.chat.account(name)
  if (!account || !proved || !isStill(account, proved)) return fail(client)
  if (hasTried) client.door.logIns?.succeeded(client.address, name)
  if (account.suspended) return client.reply(n.ERR_NICKLOCKED, 'Your account is suspended')
  if (account.unverified) return client.reply(n.ERR_NICKLOCKED, UNVERIFIED)
  const { user } = client
  if (!user) {
    bindDevice(client, proved)
    enterWith(client, account, proved)
    return client.reply(n.RPL_SASLSUCCESS, 'SASL authentication successful')
  }
  // Once more the same: nothing changes, and it was right.
  if (fold(user.account) === fold(account.name)) {
    bindDevice(client, proved)
    client.reply(n.RPL_LOGGEDIN, user.source, account.name, `You are now logged in as ${account.name}`)
    return client.reply(n.RPL_SASLSUCCESS, 'SASL authentication successful')
  }
  // All connections of one person have one account: the others would be logged in to what they did not ask for.
  if (user.account !== '' && user.sessions.length > 1) {
    return client.reply(n.ERR_SASLALREADY, 'Other connections of yours use the account that you are logged in to')
  }
  const numeric = (nick: string, code: string, text: string): string =>
    formatNumeric(client.door.serverName, code, nick, [text])
  answerAs(client, {
    did({ type }, nick) {
      if (type !== 'logged-in') return ''
      bindDevice(client, proved)
      return numeric(nick, n.RPL_SASLSUCCESS, 'SASL authentication successful')
    },
    refused: ({ why }, nick) =>
      why === 'account-suspended'
        ? numeric(nick, n.ERR_NICKLOCKED, 'Your account is suspended')
        : numeric(nick, n.ERR_SASLFAIL, 'SASL authentication failed'),
  })
  client.ask({ do: 'log-in', account: proved })
}

/** Where it is logged in by now: it ends with the device from here on, where it is one, and with no other. */
function bindDevice({ session, door }: IrcClient, { device }: ProvedAccount): void {
  session.device = undefined
  if (device !== undefined) door.devices?.bind(session, device)
}

/** Before registration: the account with which it will enter. */
export function enterWith(client: IrcClient, { name: account }: Account, proved: ProvedAccount): void {
  const { registration } = client
  if (!registration) return
  registration.account = proved
  const { nick = '*', username = '*' } = registration
  const source = `${/^[^\s:]\S*$/.test(nick) ? nick : '*'}!${username}@${client.host}`
  client.reply(n.RPL_LOGGEDIN, source, account, `You are now logged in as ${account}`)
}
