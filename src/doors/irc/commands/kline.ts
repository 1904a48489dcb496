/** KLINE, DLINE, SHUN and what takes them back: the names that operators know for the bans of UBAN. */
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { parseBanTarget, parseDuration } from '../ban-words.ts'
import { ERR_NEEDMOREPARAMS } from '../numerics.ts'
import { askToBan, askToLift } from './uban.ts'

const SPEC = 'https://github.com/ergochat/ergo/blob/stable/docs/MANUAL.md'

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

export const kline = command({
  verb: 'KLINE',
  usage: '<words>...',
  summary: 'ban a mask from the whole server, as UBAN ADD does: KLINE [<duration>] <mask> [<reason>]',
  spec: SPEC,
  when: 'registered',
  cost: 2,
  run: ({ words }, client) => ban(client, 'KLINE', 'ban', words),
})

export const unkline = command({
  verb: 'UNKLINE',
  usage: '<mask>',
  summary: 'lift a ban, as UBAN DEL does',
  spec: SPEC,
  when: 'registered',
  cost: 2,
  run: ({ mask }, client) => askToLift(client, mask),
})

export const dline = command({
  verb: 'DLINE',
  usage: '<words>...',
  summary: 'ban an address or a network, as UBAN ADD does: DLINE [<duration>] <address> [<reason>]',
  spec: SPEC,
  when: 'registered',
  cost: 2,
  run: ({ words }, client) => ban(client, 'DLINE', 'ban', words),
})

export const undline = command({
  verb: 'UNDLINE',
  usage: '<address>',
  summary: 'lift the ban of an address or a network, as UBAN DEL does',
  spec: SPEC,
  when: 'registered',
  cost: 2,
  run: ({ address }, client) => askToLift(client, address),
})

export const shun = command({
  verb: 'SHUN',
  usage: '<words>...',
  summary: 'let somebody stay and say nothing: SHUN [<duration>] <mask, account or address> [<reason>]',
  spec: SPEC,
  when: 'registered',
  cost: 2,
  run: ({ words }, client) => ban(client, 'SHUN', 'shun', words),
})

export const unshun = command({
  verb: 'UNSHUN',
  usage: '<target>',
  summary: 'let somebody speak again',
  spec: SPEC,
  when: 'registered',
  cost: 2,
  run: ({ target }, client) => askToLift(client, target),
})
