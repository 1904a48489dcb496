/** HistServ DELETE and REVISIONS: takes messages away, and shows server operators what was said before it was edited. */
import { isConversation } from '../../../chat/conversation.ts'
import { type About, isAuthor } from '../../../chat/about.ts'
import type { Chat } from '../../../chat/chat.ts'
import { MESSAGE_KINDS } from '../../../chat/entry.ts'
import { readable } from '../../../chat/may-read.ts'
import type { Rejection } from '../../../chat/rejections.ts'
import type { User } from '../../../chat/user.ts'
import { findMessage } from '../../../hub/find-message.ts'
import { parseMsgid } from '../../../hub/msgid.ts'
import { findReadable, MAX_HISTORY, msgidOf, readPage } from '../history.ts'
import { FILE_STAYS } from '../rejections.ts'
import { readSafely } from './histserv-search.ts'
import { describeEntry, formatMoment } from './history-words.ts'
import { serviceCommand } from './service.ts'
import type { Talk } from './talk.ts'

const LAST = 'LAST'
const NO_SUCH = 'There is no such message.'

export const deleteMessage = serviceCommand({
  verb: 'DELETE',
  aliases: ['REDACT'],
  usage: '<target> <msgid-or-last> [<reason>]',
  summary: 'take a message away: your own for a time, any in a channel as its operator',
  details: [
    'The target is the channel, or the nick of the other person. LAST is what you said there last; SEARCH shows the ids of others.',
  ],
  cost: 3,
  run({ target, 'msgid-or-last': which, reason = '' }, talk) {
    inPlace(
      talk,
      (told, user) =>
        which.toUpperCase() === LAST ? lastOf(talk, told, user, target) : namedBy(talk, told, user, which),
      (named) => {
        if (!named) return talk.say(NO_SUCH)
        const { about, isShown } = named
        talk.ask(
          { do: 'redact', target, about, reason, files: talk.client.hub.messages.filesNamedBy(about.seq) },
          (event) => (event.type === 'redacted' ? `Taken away: ${about.excerpt}` : undefined),
          ({ why }) => REFUSED[isShown || why !== 'message-not-yours' ? why : 'no-such-message'],
        )
      },
    )
  },
})

const REFUSED: { readonly [Why in Rejection['why']]?: string } = {
  'no-such-message': NO_SUCH,
  'message-not-yours': 'It is not yours.',
  'too-late': 'It was said too long ago.',
  'file-stays': `${FILE_STAYS}.`,
}

/** A message, and whether whoever named it may read it: who may not is told nothing of it. */
interface Named {
  readonly about: About
  readonly isShown: boolean
}

/** What was said just before is there when it is looked for. */
function inPlace(
  { client }: Talk,
  read: (told: Chat, user: User) => Named | undefined,
  then: (named: Named | undefined) => void,
): void {
  const { promise, resolve, reject } = Promise.withResolvers<Named | undefined>()
  client.hub.answer((told) => {
    const user = told.userOf(client.session.id)
    try {
      resolve(user && read(told, user))
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)))
    }
  })
  client.hold(promise, then)
}

function namedBy({ client }: Talk, told: Chat, user: User, msgid: string): Named | undefined {
  const { messages } = client.hub
  const about = findMessage(messages, parseMsgid(msgid, messages.identity) ?? 0)
  return about && { about, isShown: findReadable(messages, told, user, msgid) !== undefined }
}

function lastOf({ client }: Talk, told: Chat, user: User, target: string): Named | undefined {
  const where = readable(told, user, target)
  if (!where) return undefined
  const { messages } = client.hub
  const reading = { messages, told, user, kinds: MESSAGE_KINDS, limit: MAX_HISTORY }
  const mine = readPage(reading, where, { from: 'newest' }).findLast(({ entry }) => isAuthor(told, user, entry))
  const about = mine && findMessage(messages, mine.entry.seq)
  return about && { about, isShown: true }
}

export const revisions = serviceCommand({
  verb: 'REVISIONS',
  usage: '<msgid>',
  summary: 'show what a message in a channel said before it was edited',
  details: ['Every operator hears that you looked. What two people say to each other is shown to those two only.'],
  cost: 4,
  needs: 'see',
  run({ msgid }, talk) {
    readSafely(talk, (told, user) => {
      const { hub } = talk.client
      const { messages, audit } = hub
      const named = namedBy(talk, told, user, msgid)
      const entry = named && messages.entry(named.about.seq)
      const isThere = entry && MESSAGE_KINDS.includes(entry.kind)
      if (!isThere || (isConversation(entry.timeline) && !named.isShown)) return [NO_SUCH]
      audit.note(user, { what: 'revisions', target: msgidOf(entry, messages) }, told)
      const before = messages.revisions(entry.seq)
      const now = describeEntry(entry)
      if (before.length === 0) return ['It was never edited.', now]
      return [
        ...before.map(({ text, until }) => ({ lead: `Until ${formatMoment(until)}: `, text })),
        { lead: `Now: ${now.lead}`, text: now.text },
      ]
    })
  },
})
