/** HistServ: the past of a channel as NOTICEs, for clients without draft/chathistory. */
import type { Chat } from '../../../chat/chat.ts'
import { type Entry, MESSAGE_KINDS } from '../../../chat/entry.ts'
import type { MessageLog } from '../../../ports/message-log.ts'
import { MAX_HISTORY } from '../history.ts'
import { formatTime } from '../tags.ts'
import { serviceCommand, type Service } from './service.ts'
import type { Talk } from './talk.ts'

const DEFAULT_COUNT = 20
const AMOUNT = /^(\d{1,6})([mhd]?)$/
const MS = { m: 60_000, h: 3_600_000, d: 86_400_000 } as const
const ACTION = /^\x01ACTION (.*?)\x01?$/su

/** How much of the past: so many messages, or all since a time (milliseconds since 1970) as far as one page goes. */
type Amount = { readonly count: number } | { readonly since: number }

const play = serviceCommand({
  verb: 'PLAY',
  usage: '<channel> [<how-much>]',
  summary: `show what was said in a channel that you are in, at most ${MAX_HISTORY} messages`,
  details: [
    `How much is a number of messages, or a time that ends now: 30m, 2h or 1d. Without it ${DEFAULT_COUNT} messages come.`,
    'Times are UTC.',
  ],
  cost: 4,
  run({ channel: name, 'how-much': much = String(DEFAULT_COUNT) }, talk) {
    const amount = parseAmount(much.toLowerCase(), talk.now)
    if (!amount) return talk.say('How much is a number of messages from 1 on, or a time as 30m, 2h or 1d.')
    talk.read((told) => {
      try {
        return playChannel(talk, told, name, amount)
      } catch (error) {
        talk.client.hub.log.error({ error }, 'cannot look up what a client asked for')
        return ['Messages could not be retrieved.']
      }
    })
  },
})

function parseAmount(text: string, now: number): Amount | undefined {
  const [, digits, unit = ''] = AMOUNT.exec(text) ?? []
  const number = Number(digits ?? 0)
  if (number === 0) return undefined
  return unit === '' ? { count: Math.min(number, MAX_HISTORY) } : { since: now - number * MS[unit as keyof typeof MS] }
}

/** Read in its place in the timeline. A channel that one is not in, and one that is not there, must look the same. */
function playChannel({ client }: Talk, told: Chat, name: string, amount: Amount): readonly string[] {
  const channel = told.channel(name)
  if (!channel?.memberships.has(told.userOf(client.session.id)?.id ?? '')) {
    return ['There is nothing to play: only the past of a channel that you are in is.']
  }
  const entries = readEntries(client.hub.messages, channel.id, told.lastSeq, amount)
  const count = entries.length === 1 ? '1 message' : `${entries.length} messages`
  return [`${channel.name}: ${count}.`, ...entries.map(describe)]
}

function readEntries(messages: MessageLog, timeline: number, lastSeq: number, amount: Amount): Entry[] {
  return messages.page({
    timeline,
    before: lastSeq + 1,
    ...('since' in amount ? { after: messages.seqAt(amount.since) - 1 } : {}),
    from: 'newest',
    kinds: MESSAGE_KINDS,
    limit: 'count' in amount ? amount.count : MAX_HISTORY,
  })
}

/** `[2026-11-23 12:00:00] <alice> hello` */
function describe({ at, source, kind, text }: Entry): string {
  const time = `[${formatTime(at).slice(0, 19).replace('T', ' ')}]`
  const nick = source.split('!', 1)[0] as string
  const [, deed] = ACTION.exec(text) ?? []
  if (deed !== undefined) return `${time} * ${nick} ${deed}`
  return kind === 'notice' ? `${time} -${nick}- ${text}` : `${time} <${nick}> ${text}`
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
  summary: 'HistServ shows the past of channels to clients that cannot ask for it; deleting messages comes later',
  rows: [play, exportWords],
}
