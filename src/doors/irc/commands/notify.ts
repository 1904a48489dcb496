/** NOTIFY: what one wants to be told of while one does not look, the same on all of one's devices. */
import { utf8Bytes } from '../../../chat/limits.ts'
import { nickFault, targetFault } from '../../../chat/names.ts'
import { NOTICE_LEVELS, type NoticeChange, noticesOf } from '../../../chat/notices.ts'
import { userIn } from '../asker.ts'
import { NOTIFY } from '../capabilities.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { formatNotices, USUAL_TARGET } from '../notices-reply.ts'
import { answerAs } from '../request.ts'

export const notify = command({
  verb: 'NOTIFY',
  usage: '<subcommand> [<param>...]',
  summary:
    'LIST says what you are told of while you do not look; LEVEL sets it for a channel or nick (all, mentions, none, or usual), or for channels ' +
    'in general (*); WORDS, with commas between them, count as your nick does; HIDE and SHOW are for people of whom you are told nothing',
  spec: 'docs/protocols/notify.md',
  when: 'registered',
  capability: NOTIFY,
  cost: 2,
  lacking: (client) => client.fail('NOTIFY', 'NEED_MORE_PARAMS', 'Missing parameters'),
  run({ subcommand, param }, client) {
    const name = subcommand.toUpperCase()
    if (!client.user?.account) return client.fail('NOTIFY', 'ACCOUNT_REQUIRED', 'Only for those who are logged in')
    if (name === 'LIST') return list(client)
    const change = changeIn(client, name, param)
    if (!change) return client.fail('NOTIFY', 'INVALID_PARAMS', subcommand, 'Invalid parameters')
    answerAs(client, {
      did: () => '',
      refused: () => client.formatFail('NOTIFY', 'ACCOUNT_REQUIRED', ['Only for those who are logged in']),
    })
    client.ask({ do: 'set-notices', change })
  },
})

function list(client: IrcClient): void {
  client.answer((told) => {
    const user = userIn(told, client)
    return user ? formatNotices(client.door.serverName, noticesOf(told, user.account)) : ''
  })
}

function changeIn(client: IrcClient, name: string, params: readonly string[]): NoticeChange | undefined {
  switch (name) {
    case 'LEVEL':
      return levelIn(client, params)
    case 'WORDS':
      return wordsIn(client, params)
    case 'HIDE':
    case 'SHOW':
      return peopleIn(client, params, name === 'HIDE')
    default:
      return undefined
  }
}

/** `nick` or `nick:account`. */
function peopleIn({ chat }: IrcClient, [list = '']: readonly string[], on: boolean): NoticeChange | undefined {
  const people = list.split(',').filter((one) => one !== '')
  const isName = (name: string): boolean => nickFault(name, chat.limits) === undefined
  const isFine = people.every((one) => one.split(':').every(isName) && one.split(':').length <= 2)
  return isFine && people.length > 0 ? { set: 'hidden', people, on } : undefined
}

function levelIn(client: IrcClient, [target = '', word = '']: readonly string[]): NoticeChange | undefined {
  const level = NOTICE_LEVELS.find((one) => one === word.toLowerCase())
  if (target === USUAL_TARGET) return level && { set: 'usual', level }
  if (targetFault(target, client.chat.limits)) return undefined
  if (word.toLowerCase() === 'usual') return { set: 'level', target, level: null }
  return level && { set: 'level', target, level }
}

/** Whole words, each once. They go back in one line, so there is only so much room. */
function wordsIn(client: IrcClient, [list]: readonly string[]): NoticeChange | undefined {
  const { noticeWords, noticeWordLength } = client.chat.limits
  if (list === undefined) return undefined
  const words = [...new Set(list.split(',').map((word) => word.trim()))].filter((word) => word !== '')
  const isFine = words.every((word) => word.length <= noticeWordLength && !/[\p{Cc}]/u.test(word))
  return isFine && words.length <= noticeWords && utf8Bytes(words.join(',')) <= MAX_WORDS_BYTES
    ? { set: 'words', words }
    : undefined
}

const MAX_WORDS_BYTES = 400
