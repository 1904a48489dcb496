/** Entries of the past as lines in a batch, as each client understands them. */
import { LIST_LETTERS } from '../../chat/channel.ts'
import type { Chat } from '../../chat/chat.ts'
import { personKey, personKeyOf } from '../../chat/conversation.ts'
import { type Entry, MESSAGE_KINDS } from '../../chat/entry.ts'
import { RANKS } from '../../chat/ranks.ts'
import { RATE_LETTERS } from '../../chat/rate.ts'
import { nickOf, type User } from '../../chat/user.ts'
import { formatMsgid } from '../../hub/msgid.ts'
import type { Hit } from '../../hub/search.ts'
import type { Reaction } from '../../ports/message-log.ts'
import { fold } from '../../text/fold.ts'
import { BATCH, EDIT, MESSAGE_REDACTION, MESSAGE_TAGS, TIMELINE } from './capabilities.ts'
import { clip, fits, MAX_BODY_BYTES } from './clip.ts'
import type { Door } from './door.ts'
import { withinBytes } from './history.ts'
import { editLines, joinLine, type Lines, messageLines } from './phrasebook.ts'
import { formatTime, joinTags, reactionTags, tagged, taggedLines, withReply } from './tags.ts'

/** Who reads, and what their client understands. */
export interface Reader {
  readonly told: Chat
  readonly user: User
  readonly abilities: number
}

/** Of one message, and of a page: each may have a thousand. */
const MAX_SHOWN_REACTIONS = 50
const MAX_REACTIONS_IN_ALL = 500
/** What is beside a page and not counted in it. https://ircv3.net/specs/extensions/chathistory#draftchathistory-context-tag */
const CONTEXT = 'draft/chathistory-context'

/**
 * As a batch where the client knows batches; `batch` is its type with its params. Oldest first, and behind each message its reactions
 * for those who asked for that. Of more than a client may have waiting the oldest are left out. Throws where the log cannot be read.
 */
export function formatHits(door: Door, batch: string, all: readonly Hit[], reader: Reader): string {
  const hits = withinBytes(all, 'newest')
  const isBatch = (reader.abilities & BATCH) !== 0
  const id = isBatch ? door.nextBatchId() : ''
  const first = isBatch ? `batch=${id}` : ''
  const reactions = reactionsTo(door, hits, reader)
  let words = isBatch ? tagged('', `:${door.serverName} BATCH +${id} ${batch}`) : ''
  for (const hit of hits) {
    words += formatHit(door, hit, first, reader)
    for (const one of reactions.get(hit.entry.seq) ?? []) words += formatReaction(door, hit, one, first, reader)
  }
  return isBatch ? words + tagged('', `:${door.serverName} BATCH -${id}`) : words
}

function reactionsTo(
  { hub }: Door,
  hits: readonly Hit[],
  { abilities }: Reader,
): ReadonlyMap<number, readonly Reaction[]> {
  const wanted = TIMELINE | MESSAGE_TAGS
  if ((abilities & wanted) !== wanted || hits.length === 0) return new Map()
  const all = new Map<number, readonly Reaction[]>()
  let room = MAX_REACTIONS_IN_ALL
  // One after the other, for each may have very many: no more are read than there is room for.
  for (const { entry } of hits.toReversed()) {
    if (room === 0) break
    const shown = hub.messages.reactions([entry.seq]).slice(0, Math.min(MAX_SHOWN_REACTIONS, room))
    all.set(entry.seq, shown)
    room -= shown.length
  }
  return all
}

function formatReaction(
  { hub }: Door,
  { entry, where }: Hit,
  { seq, at, of, source, account, value }: Reaction,
  first: string,
  reader: Reader,
): string {
  const { identity } = hub.messages
  const reaction: Entry = {
    seq,
    at,
    timeline: entry.timeline,
    kind: 'react',
    source,
    account,
    text: value,
    target: '',
    tags: '',
  }
  const shown = sides(reaction, where, reader)
  const tags = reactionTags(value, true, formatMsgid(of, identity))
  return taggedLines(
    `:${shown.source} TAGMSG ${shown.target}`,
    { at, seq, account, tags },
    reader.abilities,
    identity,
    joinTags(first, CONTEXT),
  )
}

function formatHit({ hub }: Door, { entry, where }: Hit, first: string, reader: Reader): string {
  const { identity } = hub.messages
  const { abilities } = reader
  const { source, target } = sides(entry, where, reader)
  const reactionTo = entry.kind === 'react' ? reactionTags(entry.text, true, formatMsgid(entry.of ?? 0, identity)) : ''
  const edited =
    entry.editedAt === undefined || (abilities & EDIT) === 0 ? '' : `snug.chat/edited=${formatTime(entry.editedAt)}`
  const isPinned = (abilities & TIMELINE) !== 0 && where.channel?.pins?.includes(entry.seq) === true
  const marks = joinTags(edited, isPinned ? 'snug.chat/pinned' : '')
  const answered = MESSAGE_KINDS.includes(entry.kind) ? entry.of : undefined
  const tags = joinTags(reactionTo === '' ? withReply(entry.tags, answered, identity) : reactionTo, marks)
  return taggedLines(
    linesOf(entry, source, target, abilities, identity),
    { ...entry, tags },
    abilities,
    identity,
    first,
  )
}

/** Empty where the client has no words for it. */
function linesOf(entry: Entry, source: string, target: string, abilities: number, identity: string): Lines {
  const { kind, text, account } = entry
  const can = (ability: number): boolean => (abilities & ability) !== 0
  const about = formatMsgid(entry.of ?? 0, identity)
  switch (kind) {
    case 'privmsg':
    case 'notice':
    case 'tagmsg':
      return messageLines(source, kind, target, text, abilities)
    case 'join':
      // What their realname was is not kept.
      return joinLine({ source, account, realname: nickOf(source) }, target, abilities)
    case 'part':
      return line(`:${source} PART ${target}${text === '' ? '' : ` :${text}`}`)
    case 'quit':
      return line(`:${source} QUIT :${text}`)
    case 'kick':
      return line(`:${source} KICK ${target} ${entry.target} :${text === '' ? nickOf(source) : text}`)
    case 'nick':
      return `:${source} NICK ${text}`
    case 'topic':
      return line(`:${source} TOPIC ${target} :${text}`)
    case 'mode':
      return modeLines(`:${source} MODE ${target} `, text)
    case 'react':
      return can(MESSAGE_TAGS) ? `:${source} TAGMSG ${target}` : ''
    case 'edit':
      // Who cannot take it sees these words in the message itself.
      return editLines(source, `${target} ${about}`, text, abilities)
    case 'redact':
      return can(MESSAGE_REDACTION) ? line(`:${source} REDACT ${target} ${about}${text === '' ? '' : ` :${text}`}`) : ''
    case 'pin':
      return can(TIMELINE) ? `:${source} PIN ${target} ${about}` : ''
    case 'unpin':
      return can(TIMELINE) ? `:${source} UNPIN ${target} ${about}` : ''
    // The log takes it back with what it takes back.
    case 'unreact':
      return ''
    default:
      return kind satisfies never
  }
}

/** From whom and to whom, with the names that a conversation has now: clients put it where they know it. */
function sides({ source, account }: Entry, { channel, name }: Hit['where'], { told, user }: Reader) {
  if (channel) return { source, target: name }
  if (fold(account) === fold(user.account)) return { source: renamed(source, user.nick), target: name }
  const isTheirs = personKey({ account, nick: nickOf(source) }) === personKeyOf(told, name)
  return { source: isTheirs ? renamed(source, name) : source, target: user.nick }
}

function renamed(source: string, nick: string): string {
  return nick + source.slice(nickOf(source).length)
}

const WITH_PARAM = new Set<string>([...LIST_LETTERS, ...RANKS.map(({ letter }) => letter), 'k'])
const WITH_PARAM_TO_SET = new Set<string>([...RATE_LETTERS, 'l'])

/** A line for each change where they do not go into one. */
function modeLines(head: string, text: string): Lines {
  if (fits(head + text, MAX_BODY_BYTES)) return head + text
  const [letters = '', ...params] = text.split(' ')
  const lines: string[] = []
  let sign = '+'
  for (const letter of letters) {
    if (letter === '+' || letter === '-') {
      sign = letter
      continue
    }
    const hasParam = WITH_PARAM.has(letter) || (sign === '+' && WITH_PARAM_TO_SET.has(letter))
    lines.push(line(head + sign + letter + (hasParam ? ` ${params.shift() ?? ''}` : '')))
  }
  return lines
}

function line(body: string): string {
  return clip(body, MAX_BODY_BYTES)
}
