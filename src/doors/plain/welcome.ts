/** What somebody reads who has just come in: who is there, what it is about, what was said last, and how to go on. */
import { type Entry, MESSAGE_KINDS } from '../../chat/entry.ts'
import type { Channel } from '../../chat/channel.ts'
import type { Chat } from '../../chat/chat.ts'
import { isRecorded } from '../../chat/intents/say.ts'
import { isFor } from '../../chat/may-read.ts'
import { LOBBY_ID } from '../../chat/names.ts'
import { settingOf } from '../../chat/settings/index.ts'
import type { User } from '../../chat/user.ts'
import { conversationsOf } from '../../hub/conversations-of.ts'
import type { MessageLog } from '../../ports/message-log.ts'
import { fold } from '../../text/fold.ts'
import { showable } from '../../wire/plain/showable.ts'
import { fitting, phraseEntries } from './entry-phrases.ts'
import { listNames, phraseWhoIsHere } from './people.ts'

const LAST_MESSAGES = 20
type Named = Pick<Channel, 'id' | 'name'>
type Told = Pick<Chat, 'lastSeq'>
type Read = Pick<MessageLog, 'page' | 'entry' | 'reactions'>

const HINT = 'Type /help to see what you can do here. QUIT leaves.'

/** `told` is the chat that has the newcomer in it already; nothing later than that is shown. `now` in milliseconds. */
export function phraseWelcome(channel: Channel, told: Chat, messages: MessageLog, now: number): string {
  const said = phraseLast(channel, told, messages, now)
  return [
    phraseWhoIsHere(channel),
    ...phraseTopic(channel),
    ...phraseRecording(channel),
    ...(said.length > 0 ? ['What was said last (times are UTC):', ...said] : []),
    HINT,
  ].join('\n')
}

/** The same for who comes into another channel. */
export function phraseLastIn(channel: Named, told: Told, messages: Read, now: number): string[] {
  const said = phraseLast(channel, told, messages, now)
  return said.length > 0 ? [`What was said last in ${channel.name} (times are UTC):`, ...said] : []
}

function phraseLast(channel: Named, told: Told, messages: Read, now: number): string[] {
  const last = messages.page({
    timeline: channel.id,
    before: told.lastSeq + 1,
    from: 'newest',
    kinds: MESSAGE_KINDS,
    limit: LAST_MESSAGES,
  })
  return phraseEntries(fitting(last), { messages, now })
}

/** For somebody who is here already, by another connection or because they stay while they are away. */
export function phraseWelcomeBack(nick: string, told: Chat, messages: MessageLog, now: number): string {
  const user = told.userByNick(nick)
  const channels = [...(user?.memberships.values() ?? [])].map(({ channel }) => channel)
  const here = `You are here as ${nick} already: what you say on one connection shows on all of them.`
  const lobby = channels.find(({ id }) => id === LOBBY_ID)
  const others = channels.filter((channel) => channel !== lobby).map(({ name }) => name)
  return [
    here,
    ...(others.length === 0 ? [] : [`You are also in ${listNames(others)}.`]),
    ...(user?.sessions.length === 1 ? phraseMissed(user, told, messages, now) : []),
    ...(lobby ? [phraseWelcome(lobby, told, messages, now)] : []),
  ].join('\n')
}

/** One line where there is a topic, none where not. */
export function phraseTopic({ name, topic }: Channel): string[] {
  return topic ? [`* the topic of ${name} is: ${showable(topic.text)}`] : []
}

/** What becomes of what is said in a channel, where that is not what people are used to. */
export function phraseRecording(channel: Channel): string[] {
  if (!isRecorded(channel)) return [`* what is said in ${channel.name} is not recorded`]
  const keepForMs = settingOf(channel, 'keepForMs')
  return keepForMs === 0 ? [] : [`* what is said in ${channel.name} is kept for ${phraseSpan(keepForMs)}, then removed`]
}

const HOUR_MS = 3_600_000

function phraseSpan(ms: number): string {
  const hours = Math.max(1, Math.round(ms / HOUR_MS))
  const [count, unit] = hours % 24 === 0 ? [hours / 24, 'day'] : [hours, 'hour']
  return `${count} ${unit}${count === 1 ? '' : 's'}`
}

/** Conversations that are looked at, and messages that are shown of all of them: the newest. */
const MAX_CONVERSATIONS = 20

/** What others said in private to somebody while none of their connections was there. */
function phraseMissed(user: User, told: Chat, messages: MessageLog, now: number): string[] {
  const range = { after: user.lastSeen, before: told.lastSeq + 1 }
  const places = new Map<Entry, string>()
  for (const { timeline, name } of conversationsOf(messages, told, user, { ...range, limit: MAX_CONVERSATIONS })) {
    const page = messages.page({
      timeline,
      ...range,
      from: 'newest',
      kinds: MESSAGE_KINDS,
      limit: LAST_MESSAGES,
    })
    for (const entry of page) {
      if (isFor(told, user, entry) && fold(entry.account) !== fold(user.account)) places.set(entry, name)
    }
  }
  const missed = [...places.keys()].sort((one, other) => one.seq - other.seq)
  const last = fitting(missed.slice(-LAST_MESSAGES))
  const lines = phraseEntries(last, { messages, now, placeOf: () => 'private' })
  if (lines.length === 0) return []
  const names = new Set(Array.from(last, (entry) => places.get(entry) ?? ''))
  return [
    'What you were told in private while you were not connected (times are UTC):',
    ...lines,
    `More is in ${[...names].map((name) => `/history ${name}`).join(', ')}.`,
  ]
}
