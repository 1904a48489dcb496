/** CHATHISTORY: pages of a channel's past. */
import { CHATHISTORY } from '../capabilities.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { formatHistory, MAX_HISTORY, parsePage, type Subcommand } from '../history.ts'
import { ERR_UNKNOWNCOMMAND } from '../numerics.ts'

export const chathistory = command({
  verb: 'CHATHISTORY',
  usage: '<subcommand> <target> <bound> <limit>',
  summary: `show at most ${MAX_HISTORY} messages of a channel: LATEST, BEFORE or AFTER a msgid or timestamp; LATEST takes * too`,
  spec: 'https://ircv3.net/specs/extensions/chathistory',
  when: 'registered',
  cost: 4,
  lacking(client, params) {
    if (hasAsked(client)) client.fail('CHATHISTORY', 'NEED_MORE_PARAMS', params[0] ?? '*', 'Missing parameters')
  },
  run({ subcommand, target, bound, limit }, client) {
    if (!hasAsked(client)) return
    const fail = (code: string, ...params: string[]): void => client.fail('CHATHISTORY', code, ...params)
    const name = subcommand.toUpperCase()
    if (name !== 'LATEST' && name !== 'BEFORE' && name !== 'AFTER') {
      return fail('INVALID_PARAMS', subcommand, 'Unknown subcommand')
    }
    const count = /^\d{1,9}$/.test(limit) ? Number(limit) : 0
    if (count === 0) return fail('INVALID_PARAMS', name, target, limit, 'The limit must be a positive number')
    answer(client, name, target, bound, Math.min(count, MAX_HISTORY))
  },
})

/** Whether the client has asked for the capability; tells it where it has not. */
function hasAsked(client: IrcClient): boolean {
  if ((client.capabilities & CHATHISTORY) !== 0) return true
  client.reply(ERR_UNKNOWNCOMMAND, 'CHATHISTORY', 'Ask for the draft/chathistory capability first')
  return false
}

/** Read in its place in the timeline: nothing comes twice, or not at all, against what is told live. */
function answer(client: IrcClient, subcommand: Subcommand, target: string, bound: string, limit: number): void {
  const fail = (code: string, ...params: string[]): string =>
    client.formatFail('CHATHISTORY', code, [subcommand, target, ...params])
  client.answer((told) => {
    try {
      const range = parsePage(subcommand, bound, client.hub.messages)
      if (range === 'unknown-type') return fail('INVALID_MSGREFTYPE', bound, 'That is not msgid= or timestamp=')
      if (range === 'invalid') return fail('INVALID_PARAMS', bound, 'That is not a message or a time')
      const channel = told.channel(target)
      // A channel that one is not in, and one that is not there, must look the same.
      if (!channel?.memberships.has(told.userOf(client.session.id)?.id ?? ''))
        return fail('INVALID_TARGET', 'Messages could not be retrieved')
      return formatHistory(client.door, channel, { ...range, limit }, told.lastSeq, client.session.abilities)
    } catch (error) {
      client.hub.log.error({ error }, 'cannot look up what a client asked for')
      return fail('MESSAGE_ERROR', 'Messages could not be retrieved')
    }
  })
}
