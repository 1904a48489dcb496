/** HistServ SEARCH and CONTEXT: finds messages in what one may read, and shows what was said around one. */
import type { Chat } from '../../../chat/chat.ts'
import { MESSAGE_KINDS } from '../../../chat/entry.ts'
import type { User } from '../../../chat/user.ts'
import { parseMsgid } from '../../../hub/msgid.ts'
import { type Hit, isEmpty, stillFor } from '../../../hub/search.ts'
import { parseSearchWords, wordsBefore } from '../../../wire/search-words.ts'
import { findReadable, MAX_HISTORY, msgidOf, readPage } from '../history.ts'
import { searchFor } from '../searching.ts'
import { describeEntry } from './history-words.ts'
import { serviceCommand } from './service.ts'
import type { Led, Talk } from './talk.ts'

/** Messages that one search shows, each with the one before and the one behind it. */
const MAX_FOUND = 10
const AROUND = 3
const DEFAULT_CONTEXT = 11
const CANNOT_READ = 'Messages could not be retrieved.'

export const search = serviceCommand({
  verb: 'SEARCH',
  usage: '<words>',
  summary: `find messages in what you may read: the newest ${MAX_FOUND}, with what was said around them`,
  details: [
    'All words must be in a message; those between quotation marks one after the other.',
    'from:nick in:#channel in:nick before:2026-11-01 after:2d has:link has:file has:image order:best say more closely what you look for. Times are UTC.',
    'before: also takes the id of a message, for what is older than that.',
    'Behind the place of a message stands its id, for CONTEXT and DELETE, and, where the server has an address that people know, its link.',
  ],
  cost: 8,
  run({ words }, talk) {
    const { identity } = talk.client.hub.messages
    const asked = parseSearchWords(words, talk.now, (msgid) => parseMsgid(msgid, identity))
    if ('fault' in asked)
      return talk.say(`I do not understand ${asked.fault.slice(0, MAX_SHOWN)}. HELP SEARCH shows how.`)
    if (isEmpty(asked))
      return talk.say('Say what to look for: words, from:nick, in:#channel, has:link, has:file or has:image.')
    searchFor(
      talk.client,
      asked,
      MAX_FOUND,
      (hits) =>
        readSafely(talk, (told, user) => [
          ...describeFound(talk, told, user, stillFor(told, user, hits)),
          ...(hits.length < MAX_FOUND || asked.order === 'best' ? [] : [describeMore(talk, words, hits)]),
        ]),
      () => talk.say(CANNOT_READ),
    )
  },
})

const MAX_SHOWN = 64

function describeFound(talk: Talk, told: Chat, user: User, hits: readonly Hit[]): (string | Led)[] {
  if (hits.length === 0) return ['Nothing was found.']
  const { messages } = talk.client.hub
  const found = hits.flatMap((hit) => [
    [hit.where.name, msgidOf(hit.entry, messages), ...linkTo(talk, hit)].join(' '),
    ...describeAround(talk, told, user, hit, AROUND),
  ])
  const count = hits.length === 1 ? '1 message' : `${hits.length} messages`
  return [`${count} found.`, ...found]
}

/** The hits are oldest first. */
function describeMore(talk: Talk, words: string, [oldest]: readonly Hit[]): string {
  const name = oldest ? msgidOf(oldest.entry, talk.client.hub.messages) : ''
  return `There may be older ones: SEARCH ${wordsBefore(words, name)}`
}

export const context = serviceCommand({
  verb: 'CONTEXT',
  usage: '<msgid> [<how-many>]',
  summary: 'show what was said around a message that SEARCH found',
  details: [`Without a number ${DEFAULT_CONTEXT} messages come, with one at most ${MAX_HISTORY}.`],
  cost: 4,
  run({ msgid, 'how-many': many = String(DEFAULT_CONTEXT) }, talk) {
    const limit = /^[1-9]\d{0,5}$/.test(many) ? Math.min(Number(many), MAX_HISTORY) : 0
    if (limit === 0) return talk.say('How many is a number of messages from 1 on.')
    readSafely(talk, (told, user) => {
      const hit = findReadable(talk.client.hub.messages, told, user, msgid)
      if (!hit) return ['There is no such message.']
      return [`${[hit.where.name, ...linkTo(talk, hit)].join(' ')}:`, ...describeAround(talk, told, user, hit, limit)]
    })
  },
})

/** To be handed on: of a message in a channel, where the server has an address that people know. */
function linkTo({ client: { door, hub } }: Talk, { entry, where }: Hit): string[] {
  const link = where.channel && door.linkTo?.(where.name, msgidOf(entry, hub.messages))
  return link ? [link] : []
}

/** One line for each message around one, which is marked. */
function describeAround(talk: Talk, told: Chat, user: User, { entry, where }: Hit, limit: number): Led[] {
  const { messages } = talk.client.hub
  const page = readPage({ messages, told, user, kinds: MESSAGE_KINDS, limit }, where, { around: entry.seq })
  return page.map((one) => {
    const { lead, text } = describeEntry(one.entry)
    return { lead: (one.entry.seq === entry.seq ? '> ' : '  ') + lead, text }
  })
}

/** Says what is read in its place, or that it cannot be. */
export function readSafely(talk: Talk, read: (told: Chat, user: User) => readonly (string | Led)[]): void {
  talk.read((told) => {
    const user = told.userOf(talk.client.session.id)
    try {
      return user ? read(told, user) : []
    } catch (error) {
      talk.client.hub.log.error({ error }, 'cannot look up what a client asked for')
      return [CANNOT_READ]
    }
  })
}
