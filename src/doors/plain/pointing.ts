/** Which message somebody means: by its number, by who said it, or the last one. */
import { isConversation } from '../../chat/conversation.ts'
import { type About, isAuthor } from '../../chat/about.ts'
import type { Chat } from '../../chat/chat.ts'
import { type Entry, MESSAGE_KINDS } from '../../chat/entry.ts'
import { isFor, readable, readableChannels } from '../../chat/may-read.ts'
import { nickOf, type User } from '../../chat/user.ts'
import { findMessage } from '../../hub/find-message.ts'
import { fold } from '../../text/fold.ts'
import { clipped } from './clipped.ts'
import type { Pointed } from './shown.ts'
import type { Speaker } from './speaker.ts'
import { spoken } from './spoken.ts'

/** A message and where it stands, for an intent. */
export interface Found {
  readonly about: About
  readonly target: string
}

/** How far back the last message of somebody is looked for. */
const LOOKS_BACK = 100
const NUMBER = /^\d{1,9}$/
const NO_SUCH = 'there is no such message any more'

/** Whether a word could be the number of a message, and so is no name. */
export function isNumber(word: string): boolean {
  return NUMBER.test(word)
}

/** The message that was shown with a number; or a sentence. */
export function findNumber(word: string, told: Chat, speaker: Speaker): Found | string {
  const shown = speaker.shown.at(Number(word))
  if (!shown) return `no message was shown with the number ${word}; /history shows numbers`
  const user = speaker.userIn(told)
  const entry = speaker.hub.messages.entry(shown.seq)
  if (!user || !entry) return NO_SUCH
  const target = nameOf(entry, shown, told, user)
  return target === undefined ? NO_SUCH : found(entry.seq, target, speaker)
}

/** Where an entry stands, while they may read it: channels can have got another name. */
function nameOf(entry: Entry, { target }: Pointed, told: Chat, user: User): string | undefined {
  if (!isConversation(entry.timeline)) return readableChannels(user).get(entry.timeline)?.name
  const isTheirs = readable(told, user, target)?.timeline === entry.timeline && isFor(told, user, entry)
  return isTheirs ? target : undefined
}

/** The last message in the channel where they are, of those that fit; or `none`. */
export function findLast(
  told: Chat,
  speaker: Speaker,
  fits: (entry: Entry, user: User) => boolean,
  none: string,
): Found | string {
  const user = speaker.userIn(told)
  const name = speaker.channel
  const where = readable(told, user, name)
  if (!user || !where) return `you are not in ${name}`
  const page = newest(where.timeline, told, speaker)
  const entry = page.findLast((one) => fits(one, user))
  return entry ? found(entry.seq, where.name, speaker) : none
}

/** What is meant by a nick, a number, or nothing: the last message of somebody else. */
export function findFor(word: string, told: Chat, speaker: Speaker): Found | string {
  if (isNumber(word)) return findNumber(word, told, speaker)
  if (word === '') {
    return findLast(
      told,
      speaker,
      (entry, user) => entry.source !== user.source && !isAuthor(told, user, entry),
      'nobody else has said anything here',
    )
  }
  const nick = fold(word)
  return findLast(
    told,
    speaker,
    ({ source }) => fold(nickOf(source)) === nick,
    `${clipped(word)} has said nothing here lately`,
  )
}

/** Whether a word is meant for who said something: somebody who is there, or has just been. */
export function isSomebody(word: string, told: Chat, speaker: Speaker): boolean {
  const where = readable(told, speaker.userIn(told), speaker.channel)
  if (!where) return false
  const user = told.userByNick(word)
  if (user && where.channel?.memberships.has(user.id)) return true
  const nick = fold(word)
  return newest(where.timeline, told, speaker).some(({ source }) => fold(nickOf(source)) === nick)
}

/**
 * What they said last: on this connection wherever that was, or else in the channel where they are. Not simply the latter: what mends a private
 * message must not be told to a channel.
 */
export function findOwn(told: Chat, speaker: Speaker): Found | string {
  const { lastOwn } = speaker
  if (!lastOwn) {
    return findLast(told, speaker, (entry, user) => isAuthor(told, user, entry), 'you have said nothing here lately')
  }
  if (lastOwn.seq === 0) return 'what you said last was not recorded, so it cannot be changed'
  const entry = speaker.hub.messages.entry(lastOwn.seq)
  const user = speaker.userIn(told)
  if (!entry || !user) return 'what you said last is not there any more; /history shows what is'
  const channel = !isConversation(entry.timeline) ? readableChannels(user).get(entry.timeline)?.name : undefined
  return found(entry.seq, channel ?? lastOwn.target, speaker)
}

function newest(timeline: number, told: Chat, { hub }: Speaker): Entry[] {
  return hub.messages
    .page({ timeline, before: told.lastSeq + 1, from: 'newest', kinds: MESSAGE_KINDS, limit: LOOKS_BACK })
    .filter(({ source, kind, text }) => spoken(nickOf(source), kind, text) !== '')
}

function found(seq: number, target: string, { hub }: Speaker): Found | string {
  const about = findMessage(hub.messages, seq)
  return about ? { about, target } : NO_SUCH
}
