/** What is exported, as lines: JSON with all there is, or text as people read it. Neither has a character in it that a terminal obeys. */
import { isConversation } from '../chat/conversation.ts'
import { actionIn } from '../chat/ctcp.ts'
import { type EntryKind, EVENT_KINDS } from '../chat/entry.ts'
import { nickOf } from '../chat/user.ts'
import type { ExportedEntry } from '../ports/message-export.ts'
import { formatMsgid } from './msgid.ts'

/** What happened. Reactions stand with their message, edits are in its text, and what was redacted is gone. */
export const EXPORTED_KINDS: readonly EntryKind[] = [...EVENT_KINDS, 'pin', 'unpin']

const CONTROL = /[\p{Cc}\u2028\u2029]/gu
/** Those that JSON leaves as they are. */
const UNESCAPED = /[\u007f-\u009f\u2028\u2029]/gu

/** One line, with its ending. */
export function formatJsonLine({ entry, channel, reactions }: ExportedEntry, identity: string): string {
  const { seq, at, timeline, kind, source, account, text, target, tags, of, editedAt, targetAccount } = entry
  const line = {
    seq,
    msgid: formatMsgid(seq, identity),
    time: timeOf(at),
    kind,
    ...(!isConversation(timeline)
      ? { channel, channelId: timeline }
      : { to: target, ...(targetAccount && { toAccount: targetAccount }) }),
    nick: nickOf(source),
    source,
    ...(account !== '' && { account }),
    text,
    ...(!isConversation(timeline) && target !== '' && { target }),
    ...(tags !== '' && { tags }),
    ...(of !== undefined && { about: formatMsgid(of, identity) }),
    ...(editedAt !== undefined && { edited: timeOf(editedAt) }),
    ...(reactions.length > 0 && {
      reactions: reactions.map((reaction) => ({
        value: reaction.value,
        nick: nickOf(reaction.source),
        ...(reaction.account !== '' && { account: reaction.account }),
        time: timeOf(reaction.at),
      })),
    }),
  }
  const json = JSON.stringify(line).replace(UNESCAPED, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`)
  return `${json}\n`
}

/** `[2026-11-23 12:00:00] #tea <alice> hello`, without the channel where all are of one. Lines of a message behind its first are set in. */
export function formatTextLine({ entry, channel }: ExportedEntry, hasChannel: boolean): string {
  const { at, timeline, source, kind, text, target } = entry
  const time = `[${timeOf(at).slice(0, 19).replace('T', ' ')}]`
  const place = isConversation(timeline) ? ` (to ${plain(target)})` : hasChannel ? ` ${plain(channel)}` : ''
  const nick = plain(nickOf(source))
  const deed = actionIn(text)
  const said = (deed ?? text).split('\n').map(plain).join('\n    ')
  if (deed !== undefined) return `${time}${place} * ${nick} ${said}\n`
  return kind === 'notice' ? `${time}${place} -${nick}- ${said}\n` : `${time}${place} <${nick}> ${said}\n`
}

function plain(text: string): string {
  return text.replace(CONTROL, '')
}

function timeOf(at: number): string {
  return new Date(at).toISOString()
}
