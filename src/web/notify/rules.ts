/** Of what one is given notice, and how it reads. Pure. */
import type { ClientState, News } from '../../client/state/client-state.ts'
import { noticeLevel } from '../../client/state/notices.ts'
import { pathOf } from '../addresses.ts'
import { inOneLine } from '../in-one-line.ts'

export interface Notice {
  /** Of the buffer: what comes from there takes the place of what came before. */
  readonly key: string
  /** The channel or the other person. */
  readonly place: string
  readonly isChannel: boolean
  readonly nick: string
  readonly text: string
  readonly msgid: string | undefined
  /** The address of the message in the page. */
  readonly path: string
}

const MAX_TEXT = 200

/** Undefined where nobody has to be told: it is history, their own, muted, no message, or read on another device. */
export function noticeOf(state: ClientState, { buffer: key, entry, isHistory, change }: News): Notice | undefined {
  const buffer = state.buffers.get(key)
  if (!buffer || isHistory || change || entry.kind !== 'talk') return undefined
  if (entry.isOwn || entry.isIgnored || entry.style === 'notice' || entry.redacted) return undefined
  if ((buffer.readUpTo ?? 0) >= entry.time) return undefined
  const level = noticeLevel(state, buffer)
  if (level === 'none' || (level === 'mentions' && !entry.isMention)) return undefined
  const { nick, msgid, style } = entry
  const isChannel = buffer.kind === 'channel'
  const said = inOneLine(entry.text, MAX_TEXT)
  return {
    key,
    place: buffer.name,
    isChannel,
    nick,
    text: style === 'act' ? `* ${nick} ${said}` : said,
    msgid,
    path: pathOf({ name: buffer.name, isChannel, ...(msgid !== undefined && { msgid }) }),
  }
}

export function titleOf({ nick, place, isChannel }: Pick<Notice, 'nick' | 'place' | 'isChannel'>): string {
  return isChannel ? `${nick} · ${place}` : nick
}

/** The name under which the browser replaces a notice by a newer one from the same place: the page and the service worker use the same. */
export function tagOf(key: string): string {
  return `snug ${key}`
}
