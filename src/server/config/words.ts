/** What single settings allow as text: hosts, names, files, hashes. */
import { parsePhc } from '../../adapters/node-crypto/argon2-phc.ts'
import { createAddressList } from '../../net/address-list.ts'
import { isHostname } from '../../wire/irc/hostname.ts'
import { parseHostPort } from '../host-port.ts'
import { ValueError } from './config-error.ts'
import { type Kind, secret, text } from './kinds.ts'

export const host = text(
  'an address or a name of this machine, such as 127.0.0.1, ::1 or 0.0.0.0',
  'address',
  (words) => {
    const parsed = parseHostPort(words)
    return parsed !== undefined && parsed.port === undefined ? parsed.host : undefined
  },
)

/** `:6667` for each `6667`. */
export const listenAddress = text(
  'ADDRESS:PORT, such as 0.0.0.0:6667 or [::1]:6667, or :6667',
  'address:port',
  (words) => {
    const withColon = /^\d+$/.test(words) ? `:${words}` : words
    return parseHostPort(withColon)?.port === undefined ? undefined : withColon
  },
)

export const folder = text('a folder', 'folder', (words) => (isPath(words) ? words : undefined))

export const filePath = text('the name of a file', 'file', (words) => (isPath(words) ? words : undefined))

export const serverName = text('a host name with a dot, such as chat.example.org', 'host name', (words) =>
  isServerName(words) ? words : undefined,
)

export const hostName = text('a host name, such as room.example.org', 'host name', (words) =>
  isHostname(words) ? words.toLowerCase() : undefined,
)

export const networkName = text('one word of at most 30 letters, digits, dots and dashes', 'word', (words) =>
  /^[\p{L}\p{N}][\p{L}\p{N}._-]{0,29}$/u.test(words) ? words : undefined,
)

export const line = text('one line of at most 200 characters', 'text', (words) =>
  /^[^\p{Cc}]{1,200}$/u.test(words) && words.trim() !== '' ? words : undefined,
)

/** https://ircv3.net/specs/extensions/message-tags#rpl_isupport-tokens */
export const tagDenial = text(
  'the name of a client-only tag without its +, * for all, or -name for all but that',
  'tag',
  (words) => (/^(?:\*|-?(?:[a-z\d.-]{1,60}\/)?[a-z\d-]{1,40})$/i.test(words) ? words : undefined),
)

export const webAddress = text('a web address, such as https://chat.example.org/icon.png', 'URL', (words) =>
  /^https?:\/\/[^\s:]\S{0,200}$/.test(words) ? words : undefined,
)

/** What stands before the path of every address of it. */
export const webOrigin = text('a web address without a path, such as https://chat.example.org', 'URL', (words) => {
  const url = /^https?:\/\//i.test(words) && URL.canParse(words) ? new URL(words) : undefined
  const isBare = url && url.pathname === '/' && url.search + url.hash + url.username + url.password === ''
  return isBare ? url.origin : undefined
})

export const addressOrNetwork = text('an address or a network such as 10.0.0.0/8', 'address', (words) => {
  try {
    createAddressList([words])
    return words
  } catch {
    return undefined
  }
})

const phc = secret('a hash that snug hash-password prints', (words) => parsePhc(words) !== undefined)

/** A password itself would lie around in the file, and in every copy of it. */
export const hash: Kind<string> = {
  ...phc,
  check(value) {
    if (typeof value === 'string' && !value.startsWith('$')) {
      throw new ValueError('must be a hash, not the password itself; snug hash-password makes one of it')
    }
    return phc.check(value)
  },
}

/** What a server is called whose machine has no full name: nobody can find it by that. */
export const NAMELESS = 'snug.local'

/** A machine that was given a full name lends it to the server; a bare one (`laptop`) stays private. */
export function serverNameOf(hostname: string): string {
  const name = hostname.toLowerCase()
  return isServerName(name) && !name.startsWith('localhost.') ? name : NAMELESS
}

/** At most 63 characters, which is what clients and other servers expect. */
function isServerName(name: string): boolean {
  return isHostname(name) && name.length <= 63 && !/^[\d.]+$/.test(name)
}

function isPath(words: string): boolean {
  return words.trim() !== '' && !words.includes('\0')
}
