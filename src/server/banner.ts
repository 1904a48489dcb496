/** What a server prints when it is open: how to come in, through every door, and how to stop it. */
import { LOBBY } from '../chat/names.ts'
import type { BoundAddress } from '../net/listener.ts'
import { isEveryAddress, isLoopback, reachableAt } from './address-for-others.ts'
import { formatHostPort } from './host-port.ts'
import { qrCode } from './qr-code.ts'
import type { TlsFacts } from './running-server.ts'

export interface BannerFacts {
  /** At least one. The first is the one that people are told of. */
  readonly addresses: readonly BoundAddress[]
  /** This machine's addresses that others can reach, the best first. */
  readonly lanAddresses: readonly string[]
  readonly isTerminal: boolean
  /** The terminal's width. */
  readonly columns: number
  readonly color: boolean
  readonly version: string
  readonly dataFolder: string
  /** The port that `snug join` takes where none is written. */
  readonly defaultPort: number
  /** How `snug` is called on this machine: `npm start --` in a checkout. */
  readonly command: string
  /** What makes somebody the owner; absent where the server has one. */
  readonly ownerToken?: string | undefined
  /** Absent where there is no TLS. */
  readonly tls?: TlsFacts | undefined
}

/** Gives the whole text, with its last newline. */
export function banner(facts: BannerFacts): string {
  const { addresses, isTerminal, columns, color, version, dataFolder } = facts
  const bold = (text: string) => styled(text, 1, color)
  const dim = (text: string) => styled(text, 2, color)
  const line = (text: string): Line => ({ text, width: text.length })

  const places = placesOf(facts)
  const ways = places.flatMap(({ who, address }) => [
    ...(places.length > 1 ? [{ ...line(`From ${who}`), text: dim(`From ${who}`) }] : []),
    ...waysIn(address, who === 'this machine' ? facts : { ...facts, command: 'snug' }).map(([door, way]) => ({
      text: `${dim(door.padEnd(DOOR_WIDTH))}${bold(way)}`,
      width: DOOR_WIDTH + way.length,
    })),
    line(''),
  ])
  const shared = places.find(({ who }) => who !== 'this machine')
  const code = isTerminal && shared !== undefined ? qrCode(browserAddress(shared.address), color) : []

  const extra = addresses.slice(1).filter((address) => !isSameEverywhere(address, addresses[0]))
  const notes = [
    ...(extra.length > 0 ? [`${dim('Also at')} ${extra.map(formatHostPort).join(', ')}`] : []),
    ...(addresses.every(({ host }) => isLoopback(host))
      ? ['Only this machine can come in. Leave out --host to let others in.']
      : []),
    ...tlsNotes(facts, (shared ?? places[0])?.address).map((text) => bold(text)),
    ...ownerNotes(facts, (shared ?? places[0])?.address),
    `${dim('What is said is kept in')} ${dataFolder}`,
    `${dim('To stop:')} Ctrl-C`,
  ]
  const lines = ['', `${bold('Snug is open.')} ${dim(version)}`, '', ...withCode(ways, code, columns), ...notes, '']
  return lines.map((text) => (text === '' ? '\n' : `${isTerminal ? INDENT : ''}${text}\n`)).join('')
}

const INDENT = '  '
const DOOR_WIDTH = 10

/** A line with what its colours do not tell: how many columns it takes. */
interface Line {
  readonly text: string
  readonly width: number
}

/** The lines with the code beside them, below them where there is no room, or without it in a narrow terminal. */
function withCode(lines: readonly Line[], code: readonly Line[], columns: number): string[] {
  const codeWidth = code[0]?.width ?? 0
  const left = Math.max(...lines.map(({ width }) => width)) + INDENT.length
  if (INDENT.length + left + codeWidth <= columns && codeWidth > 0) {
    return Array.from({ length: Math.max(lines.length, code.length + 1) }, (_, row) => {
      const { text, width } = lines[row] ?? { text: '', width: 0 }
      const beside = code[row]
      return beside === undefined ? text : `${text}${' '.repeat(left - width)}${beside.text}`
    })
  }
  const below = INDENT.length + codeWidth <= columns ? [...code.map(({ text }) => text), ''] : []
  return [...lines.map(({ text }) => text), ...(codeWidth > 0 ? below : [])]
}

function styled(text: string, code: number, color: boolean): string {
  return color ? `\x1b[${code}m${text}\x1b[0m` : text
}

interface Place {
  readonly who: 'this machine' | 'your network' | 'elsewhere'
  readonly address: BoundAddress
}

/** From where people can come, and which address each of them uses. */
function placesOf({ addresses, lanAddresses }: BannerFacts): Place[] {
  const first = addresses[0]
  if (first === undefined) return []
  if (isLoopback(first.host)) return [{ who: 'this machine', address: first }]
  if (!isEveryAddress(first.host)) return [{ who: 'elsewhere', address: first }]
  const here: Place = { who: 'this machine', address: { host: 'localhost', port: first.port } }
  const reachable = reachableAt(first, lanAddresses)
  return reachable === undefined ? [here] : [here, { who: 'your network', address: reachable }]
}

/** One line per door. */
function waysIn(address: BoundAddress, { defaultPort, command }: BannerFacts): [door: string, way: string][] {
  const { host, port } = address
  return [
    ['browser', browserAddress(address)],
    ['terminal', `nc ${host} ${port}`],
    ['IRC', `${host} port ${port}, ${LOBBY}`],
    ['snug', `${command} join ${formatHostPort(port === defaultPort ? { host } : address)}`],
  ]
}

/** That there is TLS, and what to compare and to type where nobody but this screen vouches for the certificate. */
function tlsNotes({ tls, defaultPort }: BannerFacts, address: BoundAddress | undefined): string[] {
  if (tls === undefined || address === undefined) return []
  const { fingerprint } = tls
  if (fingerprint === undefined) return ['TLS is spoken on the same port.']
  const { host, port } = address
  return [
    'TLS is spoken on the same port, with a certificate made here. Its SHA-256 fingerprint:',
    `  ${fingerprint}`,
    `  snug join --tls ${formatHostPort(port === defaultPort ? { host } : address)} --fingerprint ${fingerprint}`,
  ]
}

/** How whoever started the server becomes its operator: the token is for nobody else. */
function ownerNotes({ ownerToken }: BannerFacts, address: BoundAddress | undefined): string[] {
  if (ownerToken === undefined || address === undefined) return []
  return [
    'This server has no owner yet. To become its operator, open this once, or register an account and say it:',
    `  ${browserAddress(address)}/#claim=${ownerToken}  (in a browser)`,
    `  /claim ${ownerToken}        (at nc)`,
    `  /quote CLAIM ${ownerToken}  (in an IRC client)`,
  ]
}

function browserAddress(address: BoundAddress): string {
  return `http://${formatHostPort(address)}`
}

/** A server that listens on everything may say so twice, for IPv4 and for IPv6. */
function isSameEverywhere(one: BoundAddress, other: BoundAddress | undefined): boolean {
  return other !== undefined && isEveryAddress(one.host) && isEveryAddress(other.host) && one.port === other.port
}
