/** The words of IRC for everything that can happen, without tags and line endings. Complete by type. */
import type { Chat } from '../../chat/chat.ts'
import { isCtcp } from '../../chat/ctcp.ts'
import type { AwayChange, Event, EventOf, ModeChange } from '../../chat/events.ts'
import type { MessageKind } from '../../chat/intents/index.ts'
import { formatModes } from '../../chat/modes.ts'
import { RANKS } from '../../chat/ranks.ts'
import { formatMsgid } from '../../hub/msgid.ts'
import { ADDRESSED } from '../../hub/session.ts'
import {
  ACCOUNT_NOTIFY,
  AWAY_NOTIFY,
  CHGHOST,
  EXTENDED_JOIN,
  INVITE_NOTIFY,
  MESSAGE_TAGS,
  SETNAME,
  BATCH,
  EDIT,
  MESSAGE_REDACTION,
  MULTILINE,
  TIMELINE,
} from './capabilities.ts'
import { openReadingWords } from '../open-reading.ts'
import { clip, fits, MAX_BODY_BYTES } from './clip.ts'
import { METADATA_NEEDS, metadataLines } from './metadata.ts'
import { batchLines, textLines } from './split-text.ts'
import type { Lines } from './tags.ts'

export type { Lines } from './tags.ts'

interface Phrase<Type extends Event['type']> {
  /** The abilities that make a difference, apart from those for tags. */
  readonly matters: number
  /** `identity`: the log's, for ids of messages. */
  readonly say: (event: EventOf<Type>, abilities: number, told: Chat, identity: string) => Lines
}

const VERBS = { privmsg: 'PRIVMSG', notice: 'NOTICE', tagmsg: 'TAGMSG' } as const

export const PHRASEBOOK: { readonly [Type in Event['type']]: Phrase<Type> } = {
  // Nobody is told of somebody who is in no channel yet.
  entered: { matters: 0, say: () => '' },
  left: { matters: 0, say: ({ source, reason }) => line(`:${source} QUIT :${reason}`) },
  renamed: { matters: 0, say: ({ source, to }) => `:${source} NICK ${to}` },
  joined: { matters: EXTENDED_JOIN | AWAY_NOTIFY, say: sayJoined },
  parted: {
    matters: 0,
    say: ({ source, channel, reason }) => line(`:${source} PART ${channel}${reason === '' ? '' : ` :${reason}`}`),
  },
  kicked: {
    matters: 0,
    say: ({ source, channel, targetNick, reason, nick }) =>
      line(`:${source} KICK ${channel} ${targetNick} :${reason === '' ? nick : reason}`),
  },
  said: {
    matters: MESSAGE_TAGS,
    say: ({ source, kind, channel, text, toRank }, abilities) =>
      messageLines(source, kind, toRank === 0 ? channel : prefixOf(toRank) + channel, text, abilities),
  },
  whispered: {
    matters: MESSAGE_TAGS,
    say: ({ source, kind, toNick, text }, abilities) => messageLines(source, kind, toNick, text, abilities),
  },
  reacted: {
    matters: MESSAGE_TAGS,
    say: ({ source, channel, toNick }, abilities) =>
      (abilities & MESSAGE_TAGS) === 0 ? '' : `:${source} TAGMSG ${channel || toNick}`,
  },
  edited: { matters: EDIT | MESSAGE_TAGS, say: sayEdited },
  redacted: {
    matters: MESSAGE_REDACTION,
    say: ({ source, channel, toNick, about, reason }, abilities, _told, identity) =>
      (abilities & MESSAGE_REDACTION) === 0
        ? ''
        : line(
            `:${source} REDACT ${channel || toNick} ${formatMsgid(about.seq, identity)}${reason === '' ? '' : ` :${reason}`}`,
          ),
  },
  pinned: {
    matters: TIMELINE,
    say: ({ source, channel, about, on }, abilities, _told, identity) =>
      (abilities & TIMELINE) === 0
        ? ''
        : `:${source} ${on ? 'PIN' : 'UNPIN'} ${channel} ${formatMsgid(about.seq, identity)}`,
  },
  // Told to one's own sessions by own.ts.
  'marked-read': { matters: 0, say: () => '' },
  'notices-set': { matters: 0, say: () => '' },
  'pushes-kept': { matters: 0, say: () => '' },
  'topic-set': {
    matters: 0,
    say: ({ source, channel, topic }) => line(`:${source} TOPIC ${channel} :${topic.text}`),
  },
  'modes-changed': {
    matters: 0,
    say: ({ source, channel, changes }) => modeLines(`:${source} MODE ${channel} `, changes),
  },
  'own-modes-changed': {
    matters: 0,
    say: ({ source, nick, changes }) =>
      `:${source} MODE ${nick} ${changes.map(({ mode, on }) => (on ? '+' : '-') + mode).join('')}`,
  },
  invited: {
    matters: ADDRESSED | INVITE_NOTIFY,
    say: ({ source, channel, targetNick }, abilities) =>
      (abilities & (ADDRESSED | INVITE_NOTIFY)) === 0 ? '' : `:${source} INVITE ${targetNick} ${channel}`,
  },
  'away-set': {
    matters: AWAY_NOTIFY,
    say: ({ source, changed }, abilities) => sayAwayChange(source, changed, abilities),
  },
  attached: { matters: AWAY_NOTIFY, say: ({ source, away }, abilities) => sayAwayChange(source, away, abilities) },
  detached: { matters: AWAY_NOTIFY, say: ({ source, away }, abilities) => sayAwayChange(source, away, abilities) },
  'logged-in': {
    matters: ACCOUNT_NOTIFY,
    say: ({ source, account }, abilities) =>
      (abilities & ACCOUNT_NOTIFY) === 0 ? '' : `:${source} ACCOUNT ${account}`,
  },
  'logged-out': {
    matters: ACCOUNT_NOTIFY,
    say: ({ source }, abilities) => ((abilities & ACCOUNT_NOTIFY) === 0 ? '' : `:${source} ACCOUNT *`),
  },
  // Who does not know RENAME is told by own.ts.
  'channel-renamed': {
    matters: 0,
    say: ({ source, channel, to, reason }) => line(`:${source} RENAME ${channel} ${to} :${reason}`),
  },
  'reading-opened': {
    matters: 0,
    say: ({ source, channel, on }) => line(`:${source} NOTICE ${channel} :${openReadingWords(on)}`),
  },
  announced: { matters: 0, say: ({ source, text }) => textLines(`:${source} WALLOPS :`, text) },
  // Told to nobody but who did it.
  'account-kept': { matters: 0, say: () => '' },
  'registration-set': { matters: 0, say: () => '' },
  'rights-given': { matters: 0, say: () => '' },
  'server-ban-set': { matters: 0, say: () => '' },
  'server-ban-lifted': { matters: 0, say: () => '' },
  'spam-rule-set': { matters: 0, say: () => '' },
  'door-set': { matters: 0, say: () => '' },
  'metadata-set': { matters: METADATA_NEEDS, say: metadataLines },
  'host-changed': {
    matters: CHGHOST,
    // Who does not know it sees the new host with what they say next, as with Ergo.
    say: ({ source, username, host }, abilities) =>
      (abilities & CHGHOST) === 0 ? '' : `:${source} CHGHOST ${username} ${host}`,
  },
  'realname-set': {
    matters: SETNAME,
    say: ({ source, realname }, abilities) =>
      (abilities & SETNAME) === 0 ? '' : line(`:${source} SETNAME :${realname}`),
  },
}

/** What makes a difference where a message does not go into one line. */
export const LONG_MATTERS = MULTILINE | BATCH

/** Whether it has several lines, or one that is too long for IRC. */
export function isLong(event: Event): boolean {
  if (event.type !== 'said' && event.type !== 'whispered' && event.type !== 'edited') return false
  const { source, text } = event
  if (text.includes('\n')) return true
  const target = event.type === 'whispered' ? event.toNick : event.channel
  // The longest heads: `:source EDIT target msgid :`, `:source NOTICE ~target :* `.
  return !fits(source + target + text, MAX_BODY_BYTES - (event.type === 'edited' ? MSGID_ROOM : 0) - HEAD_ROOM)
}

const HEAD_ROOM = ': PRIVMSG ~ :* '.length
/** Of a msgid, with a nick that is not in the event's channel. */
const MSGID_ROOM = 128

/** A message as lines, now or from the past. Clients without message-tags are not shown what is only tags. */
export function messageLines(
  source: string,
  kind: MessageKind,
  target: string,
  text: string,
  abilities: number,
): Lines {
  if (kind !== 'tagmsg') {
    const head = `:${source} ${VERBS[kind]} ${target} :`
    const lines = textLines(head, text)
    if (typeof lines === 'string' || (abilities & LONG_MATTERS) !== LONG_MATTERS || isOneAction(text)) return lines
    return { source, type: `draft/multiline ${target}`, lines: batchLines(head, text) }
  }
  return (abilities & MESSAGE_TAGS) === 0 ? '' : `:${source} TAGMSG ${target}`
}

/** A long action is several actions to everybody: its frame cannot be cut. */
function isOneAction(text: string): boolean {
  return isCtcp(text) && !text.includes('\n')
}

/** The new words of a message, now or from the past, as EDIT; empty where the client cannot take them. `params`: target and msgid. */
export function editLines(source: string, params: string, text: string, abilities: number): Lines {
  if ((abilities & EDIT) === 0) return ''
  const whole = `:${source} EDIT ${params} :${text}`
  if (!text.includes('\n') && fits(whole, MAX_BODY_BYTES)) return whole
  if ((abilities & BATCH) === 0) return ''
  const head = `:${source} PRIVMSG ${params.split(' ', 1)[0]} :`
  return { source, type: `snug.chat/edit ${params}`, lines: batchLines(head, text) }
}

/** Who knows no edits sees the new words as one more message, marked. */
function sayEdited(
  { source, channel, toNick, about, text }: EventOf<'edited'>,
  abilities: number,
  _told: Chat,
  identity: string,
): Lines {
  const target = channel || toNick
  const lines = editLines(source, `${target} ${formatMsgid(about.seq, identity)}`, text, abilities)
  if (lines !== '') return lines
  return messageLines(source, about.kind === 'notice' ? 'notice' : 'privmsg', target, `* ${text}`, abilities)
}

function sayJoined(
  { user, source, channel, account, realname }: EventOf<'joined'>,
  abilities: number,
  told: Chat,
): Lines {
  const join = joinLine({ source, account, realname }, channel, abilities)
  const away = (abilities & AWAY_NOTIFY) === 0 ? undefined : told.user(user)?.away
  return away === undefined ? join : [join, awayLine(source, away)]
}

/** That somebody is in a channel, now or since long. */
export function joinLine(
  { source, account, realname }: { source: string; account: string; realname: string },
  channel: string,
  abilities: number,
): string {
  if ((abilities & EXTENDED_JOIN) === 0) return `:${source} JOIN ${channel}`
  return line(`:${source} JOIN ${channel} ${account === '' ? '*' : account} :${realname}`)
}

function sayAwayChange(source: string, away: AwayChange, abilities: number): string {
  return away === undefined || (abilities & AWAY_NOTIFY) === 0 ? '' : awayLine(source, away.message)
}

function prefixOf(rank: number): string {
  return RANKS.find(({ bit }) => bit === rank)?.prefix ?? ''
}

function awayLine(source: string, message: string | undefined): string {
  return line(`:${source} AWAY${message === undefined ? '' : ` :${message}`}`)
}

/** As many changes in each line as fit. */
function modeLines(head: string, changes: readonly ModeChange[]): Lines {
  const whole = head + formatModes(changes)
  if (fits(whole, MAX_BODY_BYTES)) return whole
  const lines: string[] = []
  let from = 0
  for (let to = 1; to <= changes.length; to++) {
    if (to < changes.length && fits(head + formatModes(changes.slice(from, to + 1)), MAX_BODY_BYTES)) continue
    lines.push(line(head + formatModes(changes.slice(from, to))))
    from = to
  }
  return lines
}

function line(body: string): string {
  return clip(body, MAX_BODY_BYTES)
}
