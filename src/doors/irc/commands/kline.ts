/** KLINE, DLINE, SHUN and what takes them back: the names that operators know for the bans of UBAN. */
import type { IrcClient } from '../client.ts'
import { type Command, command } from '../command.ts'
import { parseBanTarget, parseDuration } from '../ban-words.ts'
import { ERR_NEEDMOREPARAMS } from '../numerics.ts'
import { askToBan, askToLift } from './uban.ts'

const ROW = {
  spec: 'https://github.com/ergochat/ergo/blob/stable/docs/MANUAL.md',
  when: 'registered',
  cost: 2,
} as const

/** Here the duration stands before the target. `ANDKILL` is what a ban does in any case. */
function ban(client: IrcClient, verb: string, does: 'ban' | 'shun', words: readonly string[]): void {
  const [first = '', ...others] = words.filter((word, i) => i > 0 || word.toUpperCase() !== 'ANDKILL')
  const isDuration = parseDuration(first) !== undefined
  const [target, ...reason] = isDuration ? others : [first, ...others]
  if (target === undefined || target === '') return client.reply(ERR_NEEDMOREPARAMS, verb, 'Not enough parameters')
  if (verb === 'DLINE' && parseBanTarget(target).kind !== 'address') {
    return client.fail(verb, 'INVALID_BAN', target, 'That is no address and no network')
  }
  askToBan(client, does, target, isDuration ? [first, ...reason] : reason)
}

function toBan(verb: string, does: 'ban' | 'shun', summary: string): Command {
  const usage = '<words>...'
  return command({ ...ROW, verb, usage, summary, run: ({ words }, client) => ban(client, verb, does, words) })
}

function toLift(verb: string, summary: string): Command {
  const usage = '<target>'
  return command({ ...ROW, verb, usage, summary, run: ({ target }, client) => askToLift(client, target) })
}

const MASKS = 'ban a mask from the whole server, as UBAN ADD does: KLINE [<duration>] <mask> [<reason>]'
const NETWORKS = 'ban an address or a network, as UBAN ADD does: DLINE [<duration>] <address> [<reason>]'
const SILENCE = 'let somebody stay and say nothing: SHUN [<duration>] <mask, account or address> [<reason>]'

export const kline = toBan('KLINE', 'ban', MASKS)
export const unkline = toLift('UNKLINE', 'lift a ban, as UBAN DEL does')
export const dline = toBan('DLINE', 'ban', NETWORKS)
export const undline = toLift('UNDLINE', 'lift the ban of an address or a network, as UBAN DEL does')
export const shun = toBan('SHUN', 'shun', SILENCE)
export const unshun = toLift('UNSHUN', 'let somebody speak again')
