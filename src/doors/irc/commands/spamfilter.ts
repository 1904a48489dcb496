/** SPAMFILTER: rules against spam, which hold from the moment they are made. */
import type { SpamRule } from '../../../chat/spam-rule.ts'
import { parseDuration } from '../ban-words.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { formatNotices } from '../notices.ts'
import { ERR_NEEDMOREPARAMS, ERR_NOPRIVILEGES } from '../numerics.ts'

const DEEDS: readonly SpamRule['does'][] = ['refuse', 'shun', 'ban']

export const spamfilter = command({
  verb: 'SPAMFILTER',
  usage: '<subcommand> [<words>...]',
  summary:
    'rules against spam: ADD <refuse, shun or ban> [<duration, as 1h30m>] <pattern, * for anything, _ for a space> [<reason>], DEL <pattern>, LIST',
  spec: 'https://www.unrealircd.org/docs/Spamfilter',
  when: 'registered',
  cost: 2,
  run({ subcommand, words }, client) {
    switch (subcommand.toUpperCase()) {
      case 'ADD':
        return add(client, words)
      case 'DEL':
        if (words[0] === undefined) return lacking(client)
        return client.ask({ do: 'lift-spam-rule', pattern: patternOf(words[0]) })
      case 'LIST':
        return list(client)
      default:
        return client.fail('SPAMFILTER', 'UNKNOWN_COMMAND', subcommand, 'There are ADD, DEL and LIST')
    }
  },
})

function lacking(client: IrcClient): void {
  client.reply(ERR_NEEDMOREPARAMS, 'SPAMFILTER', 'Not enough parameters')
}

/** A param of IRC has no spaces in it. */
function patternOf(word: string): string {
  return word.replaceAll('_', ' ')
}

function add(client: IrcClient, [deed = '', ...words]: readonly string[]): void {
  const does = DEEDS.find((one) => one === deed.toLowerCase())
  if (!does) return client.fail('SPAMFILTER', 'UNKNOWN_ACTION', deed, `There are ${DEEDS.join(', ')}`)
  const durationMs = words.length > 1 ? parseDuration(words[0] ?? '') : undefined
  const [pattern, ...reason] = durationMs === undefined ? words : words.slice(1)
  if (pattern === undefined) return lacking(client)
  client.ask({
    do: 'set-spam-rule',
    pattern: patternOf(pattern),
    does,
    durationMs: durationMs ?? null,
    reason: reason.join(' '),
  })
}

function list(client: IrcClient): void {
  if (!client.user?.rights.includes('ban')) {
    return client.reply(ERR_NOPRIVILEGES, "Permission Denied - You're not an IRC operator with that right")
  }
  client.answer((told) => {
    const rules = [...told.spamRules.values()]
    const texts = [...rules.map(formatRule), `End of the list of rules against spam: ${rules.length}`]
    return formatNotices(client, client.nickIn(told), texts)
  })
}

function formatRule({ pattern, does, durationMs, reason, by }: SpamRule): string {
  const time = does === 'refuse' ? '' : durationMs === null ? ' for ever' : ` for ${durationMs / 60_000} minutes`
  return `${does}${time} ${pattern.replaceAll(' ', '_')}, by ${by}${reason === '' ? '' : `: ${reason}`}`
}
