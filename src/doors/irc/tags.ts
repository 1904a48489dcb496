/** The tags of what is sent: added here and nowhere else. https://ircv3.net/specs/extensions/message-tags */
import { formatMsgid } from '../../hub/msgid.ts'
import { escapeTagValue } from '../../wire/irc/message.ts'
import type { BatchLine } from './split-text.ts'
import { ACCOUNT_TAG, MESSAGE_TAGS, OPER_TAG, RELAYMSG, SERVER_TIME } from './capabilities.ts'

/** The abilities that make a difference to tags. */
export const TAG_ABILITIES = SERVER_TIME | MESSAGE_TAGS | ACCOUNT_TAG | OPER_TAG | RELAYMSG

/** https://ircv3.net/specs/extensions/multiline#tags */
export const CONCAT = 'draft/multiline-concat'

/** Who relayed a message. Clients cannot send it: their tags begin with `+`. */
const RELAYED = 'draft/relaymsg='

export interface Tagged {
  /** Milliseconds since 1970. */
  readonly at: number
  /** 0 where the message has no id. */
  readonly seq: number
  /** Empty for a guest. */
  readonly account: string
  /** Client-only tags, as they stand in a line, or who relayed it. https://ircv3.net/specs/extensions/relaymsg */
  readonly tags: string
  /** https://ircv3.net/specs/extensions/bot-mode */
  readonly isBot?: boolean | undefined
  /** https://ircv3.net/specs/extensions/oper-tag */
  readonly isOperator?: boolean | undefined
}

/** A message of several lines for who knows such batches. https://ircv3.net/specs/extensions/multiline */
export interface LineBatch {
  readonly source: string
  /** Its type with its params. */
  readonly type: string
  readonly lines: readonly BatchLine[]
}

/** One line, or several of which the first carries the message's id; empty where these clients are not told. */
export type Lines = string | readonly string[] | LineBatch

let lastAt = Number.NaN
let lastTime = ''

/** The time as `server-time` wants it. Most messages share theirs with the one before. */
export function formatTime(at: number): string {
  if (at !== lastAt) {
    lastTime = new Date(at).toISOString()
    lastAt = at
  }
  return lastTime
}

/** Without `@`; empty where a client with these abilities gets none. */
export function tagsFor(
  { at, seq, account, tags, isBot, isOperator }: Tagged,
  abilities: number,
  identity: string,
): string {
  let text = (abilities & SERVER_TIME) === 0 ? '' : `time=${formatTime(at)}`
  if (account !== '' && (abilities & ACCOUNT_TAG) !== 0) text = joinTags(text, `account=${escapeTagValue(account)}`)
  const isRelayed = tags.startsWith(RELAYED)
  if (isRelayed && (abilities & RELAYMSG) !== 0) text = joinTags(text, tags)
  if (isOperator === true && (abilities & OPER_TAG) !== 0) text = joinTags(text, 'draft/oper')
  if ((abilities & MESSAGE_TAGS) === 0) return text
  if (seq !== 0) text = joinTags(text, `msgid=${formatMsgid(seq, identity)}`)
  if (isBot === true) text = joinTags(text, 'bot')
  return isRelayed ? text : joinTags(text, tags)
}

/** Clients know one name of the tag of answers or the other. https://ircv3.net/specs/client-tags/react */
export function reactionTags(value: string, on: boolean, msgid: string): string {
  return `+draft/${on ? 'react' : 'unreact'}=${escapeTagValue(value)};${replyTags(msgid)}`
}

function replyTags(msgid: string): string {
  return `+draft/reply=${msgid};+reply=${msgid}`
}

const REPLY_TAGS = /((?:^|;)\+(?:draft\/)?reply)=[^;]*/g

/**
 * The tags of a message, with which one it answers, also where its sender has another way of saying so, or named an edit of that one. `of`: its
 * seq; undefined for none, and then a tag of replies is a tag like any other.
 */
export function withReply(tags: string, of: number | undefined, identity: string): string {
  if (of === undefined) return tags
  const msgid = formatMsgid(of, identity)
  return tags.search(REPLY_TAGS) < 0 ? joinTags(tags, replyTags(msgid)) : tags.replace(REPLY_TAGS, `$1=${msgid}`)
}

/** Each may be empty. */
export function joinTags(some: string, more: string): string {
  return some === '' || more === '' ? some + more : `${some};${more}`
}

/** A line of which the tags are known, with CR LF. */
export function tagged(tags: string, line: string): string {
  return tags === '' ? `${line}\r\n` : `@${tags} ${line}\r\n`
}

/**
 * The lines of one message. Its id and the rest belong to the first; those behind it have only a time, because an id names one message.
 * `first` is put before the tags of each: the batch, where they are in one.
 */
export function taggedLines(lines: Lines, message: Tagged, abilities: number, identity: string, first = ''): string {
  const tags = joinTags(first, tagsFor(message, abilities, identity))
  if (typeof lines === 'string') return lines === '' ? '' : tagged(tags, lines)
  let words = ''
  if ('type' in lines) {
    // Nothing comes between the lines of a batch, so that its id need not be anybody else's.
    const { source, type, lines: all } = lines
    const id = `m-${message.seq.toString(36)}`
    words = tagged(tags, `:${source} BATCH +${id} ${type}`)
    for (const { line, isConcat } of all) words += `@batch=${id}${isConcat ? `;${CONCAT}` : ''} ${line}\r\n`
    return words + tagged(first, `:${source} BATCH -${id}`)
  }
  for (const line of lines) {
    words += tagged(
      words === '' ? tags : joinTags(first, tagsFor({ ...message, seq: 0, tags: '' }, abilities, identity)),
      line,
    )
  }
  return words
}
