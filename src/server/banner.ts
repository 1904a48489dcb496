/** What a server prints when it is open: how to come in, through every door, and how to stop it. */
import { formatHostPort } from './host-port.ts'
import { qrCode } from './qr-code.ts'

/** An address that the server listens on, as the system gave it. */
export interface BoundAddress {
  readonly host: string
  readonly port: number
}

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
}

/** Gives the whole text, with its last newline. */
export function banner(facts: BannerFacts): string {
  const { addresses, isTerminal, columns, color, version, dataFolder } = facts
  const paint = (code: number, text: string) => (color ? `\x1b[${code}m${text}\x1b[0m` : text)
  const bold = (text: string) => paint(1, text)
  const dim = (text: string) => paint(2, text)

  const places = placesOf(facts)
  const extra = addresses.slice(1).filter((address) => !isSamePort(address, addresses[0]))
  const shared = places.find(({ who }) => who !== 'this machine')
  const lines = ['', `${bold('Snug is open.')} ${dim(version)}`, '']
  for (const { who, address } of places) {
    if (places.length > 1) lines.push(dim(`From ${who}`))
    for (const [door, way] of waysIn(address, facts.defaultPort)) lines.push(`${dim(door.padEnd(9))} ${bold(way)}`)
    lines.push('')
  }
  if (extra.length > 0) lines.push(`Also at ${extra.map(formatHostPort).join(', ')}`)
  if (addresses.every(({ host }) => isLoopback(host))) {
    lines.push('Only this machine can come in. For others too: leave out --host, or give --host 0.0.0.0', '')
  }
  if (isTerminal && shared !== undefined) {
    const code = qrCode(browserAddress(shared.address), color)
    if ((code[0]?.width ?? 0) + INDENT.length <= columns) lines.push(...code.map(({ text }) => text), '')
  }
  lines.push(`${dim('What is said is kept in')} ${dataFolder}`, `${dim('To stop:')} Ctrl-C`, '')
  return lines.map((line) => (line === '' ? '\n' : `${isTerminal ? INDENT : ''}${line}\n`)).join('')
}

const INDENT = '  '

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
  const reachable = lanAddresses.find((host) => first.host === '::' || !host.includes(':'))
  const here: Place = { who: 'this machine', address: { host: 'localhost', port: first.port } }
  if (reachable === undefined) return [here]
  return [here, { who: 'your network', address: { host: reachable, port: first.port } }]
}

/** One line per door. */
function waysIn(address: BoundAddress, defaultPort: number): [door: string, way: string][] {
  const { host, port } = address
  return [
    ['browser', browserAddress(address)],
    ['terminal', `nc ${host} ${port}`],
    ['IRC', `/server ${host} ${port}`],
    ['snug', `snug join ${formatHostPort(port === defaultPort ? { host } : address)}`],
  ]
}

function browserAddress(address: BoundAddress): string {
  return `http://${formatHostPort(address)}`
}

function isEveryAddress(host: string): boolean {
  return host === '::' || host === '0.0.0.0'
}

function isLoopback(host: string): boolean {
  return host === '::1' || host.startsWith('127.') || host === 'localhost'
}

/** A server that listens on everything may say so twice, for IPv4 and for IPv6. */
function isSamePort(one: BoundAddress, other: BoundAddress | undefined): boolean {
  return other !== undefined && isEveryAddress(one.host) && isEveryAddress(other.host) && one.port === other.port
}
