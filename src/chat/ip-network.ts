/** IP addresses and networks in CIDR notation, as far as bans need them: whether one is in the other, and keys to find them by. */

export interface IpNetwork {
  /** The bytes of its address: 4 or 16. */
  readonly bytes: readonly number[]
  /** How many bits count. */
  readonly width: number
}

/** `192.0.2.0/24`, `2001:db8::/32`, or an address alone, of which every bit counts. Undefined where it is neither. */
export function parseNetwork(text: string): IpNetwork | undefined {
  const slash = text.indexOf('/')
  const bytes = bytesOf(slash < 0 ? text : text.slice(0, slash))
  if (!bytes) return undefined
  const bits = bytes.length * 8
  const width = slash < 0 ? bits : prefixWidth(text.slice(slash + 1), bits)
  return width === undefined ? undefined : { bytes, width }
}

/** Whether an address is one, or in a network. False where either is malformed. */
export function addressFits(network: string, address: string): boolean {
  const wanted = parseNetwork(network)
  const bytes = bytesOf(address)
  if (!wanted || bytes?.length !== wanted.bytes.length) return false
  return networkKey(wanted) === networkKey({ bytes, width: wanted.width })
}

/** Whether a text is an address or a network that `addressFits` understands. */
export function isNetwork(text: string): boolean {
  return parseNetwork(text) !== undefined
}

/** The same for every way to write the same network, and for every address in it with the same `width`. */
export function networkKey({ bytes, width }: IpNetwork): string {
  const kept = bytes.slice(0, Math.ceil(width / 8))
  const rest = width % 8
  const last = kept.at(-1)
  if (rest !== 0 && last !== undefined) kept[kept.length - 1] = last & (0xff << (8 - rest))
  return `${bytes.length}/${width}/${kept.join('.')}`
}

function prefixWidth(text: string, max: number): number | undefined {
  const width = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN
  return width <= max ? width : undefined
}

/** The bytes of an address: 4 or 16. */
export function bytesOf(address: string): readonly number[] | undefined {
  if (address.length > 45) return undefined
  if (!address.includes(':')) return ipv4(address)
  const halves = address.split('::')
  if (halves.length > 2) return undefined
  const head = groups(halves[0] as string)
  const tail = halves.length === 2 ? groups(halves[1] as string) : []
  if (!head || !tail) return undefined
  const missing = 16 - head.length - tail.length
  if (halves.length === 2 ? missing < 2 : missing !== 0) return undefined
  return [...head, ...Array.from({ length: missing }, () => 0), ...tail]
}

function groups(text: string): number[] | undefined {
  if (text === '') return []
  const bytes: number[] = []
  const words = text.split(':')
  for (const [i, word] of words.entries()) {
    if (word.includes('.') && i === words.length - 1) {
      const last = ipv4(word)
      if (!last) return undefined
      bytes.push(...last)
    } else if (/^[\da-f]{1,4}$/i.test(word)) {
      const value = Number.parseInt(word, 16)
      bytes.push(value >> 8, value & 0xff)
    } else return undefined
  }
  return bytes
}

function ipv4(text: string): number[] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text)
  const bytes = match?.slice(1).map(Number)
  return bytes?.every((byte) => byte <= 255) ? bytes : undefined
}
