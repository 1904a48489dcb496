/** What a server says of itself in RPL_ISUPPORT. https://modern.ircdocs.horse/#rplisupport-005 */

export interface Isupport {
  readonly network: string
  readonly casemapping: string
  /** First characters of channel names. */
  readonly channelTypes: string
  /** Membership prefixes and their mode letters, highest first: `prefixes[i]` belongs to `prefixModes[i]`. */
  readonly prefixes: string
  readonly prefixModes: string
  /** Mode letters by kind: lists, always with a parameter, with one when set, never with one. */
  readonly channelModes: readonly [string, string, string, string]
  /** The most messages that one CHATHISTORY gives; 0 where the server does not say. */
  readonly historyLimit: number
  /** Client-only tags that are not passed on, as CLIENTTAGDENY names them. https://ircv3.net/specs/extensions/message-tags */
  readonly deniedTags: readonly string[]
  /** The mode of bots, which stands among the flags in a reply to WHO; empty where there is none. https://ircv3.net/specs/extensions/bot-mode */
  readonly botMode: string
  readonly hasWhox: boolean
  /** How many people can be watched; 0 where none can. https://ircv3.net/specs/extensions/monitor */
  readonly monitorLimit: number
  /** The key to subscribe to Web Push with, in base64url; empty where there is none. */
  readonly vapidKey: string
}

export const defaultIsupport: Isupport = {
  network: '',
  casemapping: 'rfc1459',
  channelTypes: '#&',
  prefixes: '@+',
  prefixModes: 'ov',
  channelModes: ['beI', 'k', 'l', 'imnpst'],
  historyLimit: 0,
  deniedTags: [],
  botMode: '',
  hasWhox: false,
  monitorLimit: 0,
  vapidKey: '',
}

/** Adds the tokens of one RPL_ISUPPORT, without the nick before and the text behind them. Unknown ones are left alone. */
export function applyIsupport(isupport: Isupport, tokens: readonly string[]): Isupport {
  let next = isupport
  for (const token of tokens) {
    const equals = token.indexOf('=')
    const name = equals < 0 ? token : token.slice(0, equals)
    const change = (Object.hasOwn(READERS, name) ? READERS[name] : undefined)?.(
      equals < 0 ? '' : unescapeValue(token.slice(equals + 1)),
    )
    if (change) next = { ...next, ...change }
  }
  return next
}

const READERS: Readonly<Record<string, (value: string) => Partial<Isupport> | undefined>> = {
  VAPID: (value) => ({ vapidKey: value }),
  NETWORK: (value) => ({ network: value }),
  CASEMAPPING: (value) => ({ casemapping: value }),
  CHANTYPES: (value) => ({ channelTypes: value }),
  PREFIX: readPrefix,
  CHANMODES: readChannelModes,
  CHATHISTORY: readHistoryLimit,
  CLIENTTAGDENY: (value) => ({ deniedTags: value.split(',').filter((name) => name !== '') }),
  'draft/CHATHISTORY': readHistoryLimit,
  BOT: (value) => ({ botMode: value.charAt(0) }),
  WHOX: () => ({ hasWhox: true }),
  // Without a number there is no limit.
  MONITOR: (value) => ({ monitorLimit: /^\d{1,6}$/.test(value) ? Number(value) : 100 }),
}

function readPrefix(value: string): Partial<Isupport> | undefined {
  const match = /^\(([a-zA-Z]*)\)(.*)$/.exec(value)
  const [, prefixModes = '', prefixes = ''] = match ?? []
  return prefixModes.length === prefixes.length ? { prefixModes, prefixes } : undefined
}

function readChannelModes(value: string): Partial<Isupport> {
  const [a = '', b = '', c = '', d = ''] = value.split(',')
  return { channelModes: [a, b, c, d] }
}

function readHistoryLimit(value: string): Partial<Isupport> {
  return { historyLimit: /^\d{1,6}$/.test(value) ? Number(value) : 0 }
}

function unescapeValue(value: string): string {
  return value.replace(/\\x([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
}

/** Whether the server passes on the client-only tag with this name, given without its `+`. */
export function passesTag({ deniedTags }: Isupport, name: string): boolean {
  return deniedTags.includes('*') ? deniedTags.includes(`-${name}`) : !deniedTags.includes(name)
}
