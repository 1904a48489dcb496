/** HistServ: the past of channels and conversations as NOTICEs, for clients without draft/chathistory. */
import type { Chat } from '../../../chat/chat.ts'
import { MESSAGE_KINDS } from '../../../chat/entry.ts'
import { readable } from '../../../chat/may-read.ts'
import type { User } from '../../../chat/user.ts'
import { MAX_HISTORY, readPage } from '../history.ts'
import { deleteMessage, revisions } from './histserv-messages.ts'
import { context, readSafely, search } from './histserv-search.ts'
import { describeEntry } from './history-words.ts'
import { serviceCommand, type Service } from './service.ts'
import type { Led, Talk } from './talk.ts'

const DEFAULT_COUNT = 20
const AMOUNT = /^(\d{1,6})([mhd]?)$/
const MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const

/** How much of the past: so many messages, or all since a time (milliseconds since 1970) as far as one page goes. */
type Amount = { readonly count: number } | { readonly since: number }

const play = serviceCommand({
  verb: 'PLAY',
  usage: '<target> [<how-much>]',
  summary: `show what was said in a channel that you are in, or between you and somebody, at most ${MAX_HISTORY} messages`,
  details: [
    `How much is a number of messages, or a time that ends now: 30m, 2h or 1d. Without it ${DEFAULT_COUNT} messages come.`,
    'Times are UTC.',
  ],
  cost: 4,
  run({ target, 'how-much': much = String(DEFAULT_COUNT) }, talk) {
    const amount = parseAmount(much.toLowerCase(), talk.now)
    if (!amount) return talk.say('How much is a number of messages from 1 on, or a time as 30m, 2h or 1d.')
    readSafely(talk, (told, user) => describePage(talk, told, user, target, amount))
  },
})

function parseAmount(text: string, now: number): Amount | undefined {
  const [, digits, unit = ''] = AMOUNT.exec(text) ?? []
  const number = Number(digits ?? 0)
  if (number === 0) return undefined
  return unit === '' ? { count: Math.min(number, MAX_HISTORY) } : { since: now - number * MS[unit as keyof typeof MS] }
}

/** A channel that one is not in, and one that is not there, must look the same. */
function describePage(
  { client }: Talk,
  told: Chat,
  user: User,
  target: string,
  amount: Amount,
): readonly (string | Led)[] {
  const where = readable(told, user, target)
  if (!where) return ['There is nothing to play: only the past of your channels and your account’s conversations is.']
  const { messages } = client.hub
  const limit = 'count' in amount ? amount.count : MAX_HISTORY
  const after = 'since' in amount ? { after: messages.seqAt(amount.since) - 1 } : {}
  const reading = { messages, told, user, kinds: MESSAGE_KINDS, limit }
  const hits = readPage(reading, where, { from: 'newest', ...after })
  const count = hits.length === 1 ? '1 message' : `${hits.length} messages`
  return [`${where.name}: ${count}.`, ...hits.map(({ entry }) => describeEntry(entry))]
}

const exportWords = serviceCommand({
  verb: 'EXPORT',
  usage: '',
  summary: 'get everything that you said, and your conversations, as a file',
  details: ['You get a link to lines of JSON. It works once, for ten minutes; whoever has it can read them.'],
  cost: 10,
  needs: 'account',
  run(_params, talk) {
    const link = talk.client.door.exports?.offer(talk.user.account)
    if (link === undefined) return talk.say('No file can be made just now. Try again later.')
    talk.say(
      link,
      'It works once, for ten minutes. Whoever has it can read what you said.',
      'Where it leads nowhere, put the name in it by which you came here.',
    )
  },
})

export const HISTSERV: Service = {
  nick: 'HistServ',
  summary: 'HistServ shows and finds what was said to clients that cannot ask for it, and takes messages away',
  rows: [play, search, context, deleteMessage, revisions, exportWords],
}
