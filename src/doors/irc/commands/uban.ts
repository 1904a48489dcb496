/** UBAN: keeps somebody out of the whole server, by mask, account, address or network. */
import { banFits, banKey, isOver } from '../../../chat/server-ban.ts'
import type { Chat } from '../../../chat/chat.ts'
import { formatBan, parseBanTarget, parseTerms } from '../ban-words.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { formatNotices } from '../notices.ts'
import { ERR_NEEDMOREPARAMS, ERR_NOPRIVILEGES } from '../numerics.ts'

/** People who are named in the answer to INFO. */
const MOST_NAMED = 20

export const uban = command({
  verb: 'UBAN',
  usage: '<subcommand> [<words>...]',
  summary:
    'ban from the whole server: ADD <mask, account, address or network> [<duration, as 1h30m>] [<reason>], DEL, INFO, LIST',
  spec: 'https://github.com/ergochat/ergo/blob/stable/docs/MANUAL.md',
  when: 'registered',
  cost: 2,
  run({ subcommand, words }, client) {
    const [target, ...rest] = words
    switch (subcommand.toUpperCase()) {
      case 'ADD':
        return target === undefined ? lacking(client) : askToBan(client, 'ban', target, rest)
      case 'DEL':
        return target === undefined ? lacking(client) : askToLift(client, target)
      case 'LIST':
        return answer(client, (told) => list(client, told))
      case 'INFO':
        return target === undefined ? lacking(client) : answer(client, (told) => describe(client, told, target))
      default:
        return client.fail('UBAN', 'UNKNOWN_COMMAND', subcommand, 'There are ADD, DEL, LIST and INFO')
    }
  },
})

function lacking(client: IrcClient): void {
  client.reply(ERR_NEEDMOREPARAMS, 'UBAN', 'Not enough parameters')
}

/** Also for those who know other names for it. */
export function askToBan(client: IrcClient, does: 'ban' | 'shun', target: string, terms: readonly string[]): void {
  const { ms, reason } = parseTerms(terms)
  const until = ms === undefined ? null : client.hub.clock.now() + ms
  client.ask({ do: 'ban-from-server', ban: { does, ...parseBanTarget(target), reason, until } })
}

export function askToLift(client: IrcClient, target: string): void {
  client.ask({ do: 'lift-server-ban', ...parseBanTarget(target) })
}

function answer(client: IrcClient, texts: (told: Chat) => string[]): void {
  if (!client.user?.rights.includes('ban')) {
    return client.reply(ERR_NOPRIVILEGES, "Permission Denied - You're not an IRC operator with that right")
  }
  client.answer((told) => formatNotices(client, client.nickIn(told), texts(told)))
}

function list(client: IrcClient, told: Chat): string[] {
  const now = client.hub.clock.now()
  const bans = [...told.bans.values()].filter((ban) => !isOver(ban, now))
  return [...bans.map(formatBan), `End of the list of bans: ${bans.length}`]
}

function describe(client: IrcClient, told: Chat, target: string): string[] {
  const now = client.hub.clock.now()
  const user = told.userByNick(target)
  if (user) {
    const bans = [...told.bans.values()].filter((ban) => banFits(ban, user, now))
    return [
      `${user.nick} is ${user.source}, account ${user.account === '' ? '-' : user.account}`,
      ...bans.map(formatBan),
    ]
  }
  const wanted = parseBanTarget(target)
  const ban = told.bans.get(banKey(wanted))
  const rule = { ...wanted, does: 'ban', reason: '', by: '', at: 0, until: null } as const
  const fitted = [...told.users.values()].filter((one) => banFits(rule, one, now)).map(({ nick }) => nick)
  return [
    ban && !isOver(ban, now) ? formatBan(ban) : `There is no ban on ${target}`,
    `It fits ${fitted.length} of those who are here${fitted.length === 0 ? '' : ': '}${fitted.slice(0, MOST_NAMED).join(' ')}`,
  ]
}
