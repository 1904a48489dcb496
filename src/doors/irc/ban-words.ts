/** Bans of the whole server between what operators type and the chat: whom they are for, for how long, and how they are shown. */
import { completeMask } from '../../chat/mask.ts'
import { isNetwork } from '../../chat/ip-network.ts'
import type { ServerBan } from '../../chat/server-ban.ts'

export interface BanTarget {
  readonly kind: ServerBan['kind']
  readonly what: string
}

const UNIT_MS: Readonly<Record<string, number>> = {
  y: 365 * 86_400_000,
  w: 7 * 86_400_000,
  d: 86_400_000,
  h: 3_600_000,
  m: 60_000,
  s: 1000,
}
/** A hundred years are for ever enough. */
const MAX_MS = 100 * 365 * 86_400_000

/** `1h30m`, `2d`, or a bare number of minutes, in milliseconds; undefined where it is none. */
export function parseDuration(text: string): number | undefined {
  if (/^\d{1,9}$/.test(text)) return withinReason(Number(text) * 60_000)
  if (!/^(?:\d{1,9}[ywdhms])+$/i.test(text)) return undefined
  let ms = 0
  for (const [, count, unit = ''] of text.matchAll(/(\d+)([a-z])/gi)) {
    ms += Number(count) * (UNIT_MS[unit.toLowerCase()] ?? 0)
  }
  return withinReason(ms)
}

function withinReason(ms: number): number | undefined {
  return ms > 0 ? Math.min(ms, MAX_MS) : undefined
}

/** An address or network, a mask, or else an account. `*@192.0.2.0/24` is that network: others' hosts are cloaks. */
export function parseBanTarget(text: string): BanTarget {
  if (isNetwork(text)) return { kind: 'address', what: text }
  const [, host = ''] = /^(?:\*!)?\*@(.+)$/.exec(text) ?? []
  if (isNetwork(host)) return { kind: 'address', what: host }
  if (/[!@*?]/.test(text)) return { kind: 'mask', what: completeMask(text) }
  return { kind: 'account', what: text }
}

/** What stands behind the target: how long, where a duration comes first, and why. */
export function parseTerms(words: readonly string[]): { readonly ms: number | undefined; readonly reason: string } {
  const rest = words[0]?.toUpperCase() === 'DURATION' ? words.slice(1) : words
  const ms = parseDuration(rest[0] ?? '')
  return { ms, reason: (ms === undefined ? rest : rest.slice(1)).join(' ') }
}

/** One ban as a line. */
export function formatBan({ does, kind, what, reason, by, until }: ServerBan): string {
  const end = until === null ? 'for ever' : `until ${new Date(until).toISOString().replace(/\.\d+Z$/, 'Z')}`
  return `${does} ${kind} ${what} ${end}, by ${by}${reason === '' ? '' : `: ${reason}`}`
}
