/** LIST: which channels there are. */
import type { Channel } from '../../../chat/channel.ts'
import { maskMatches } from '../../../chat/mask.ts'
import { command } from '../command.ts'
import { RPL_LIST, RPL_LISTEND, RPL_LISTSTART } from '../numerics.ts'
import { takeTargets } from '../targets.ts'

export const list = command({
  verb: 'LIST',
  usage: '[<filters>]',
  summary: 'show channels: all, by name or mask, or with more (>10) or fewer (<10) users',
  spec: 'https://modern.ircdocs.horse/#list-message',
  when: 'registered',
  cost: 5,
  run({ filters }, client) {
    const tests =
      filters === undefined || filters === '' ? [] : takeTargets(client, 'LIST', filters, 1).map(parseFilter)
    let lines = client.numeric(RPL_LISTSTART, 'Channel', 'Users  Name')
    for (const channel of client.chat.channels.values()) {
      const count = channel.memberships.size
      // Channels that are only kept are shown to whoever asks for them.
      if (tests.length === 0 ? count === 0 : !tests.every((test) => test(channel))) continue
      lines += client.numeric(RPL_LIST, channel.name, String(count), channel.topic?.text ?? '')
    }
    client.say(lines + client.numeric(RPL_LISTEND, 'End of /LIST'))
  },
})

/** https://modern.ircdocs.horse/#elist-parameter: U (numbers of users) and M (masks). */
function parseFilter(filter: string): (channel: Channel) => boolean {
  const [, sign, digits] = /^([<>])(\d{1,9})$/.exec(filter) ?? []
  const bound = Number(digits)
  if (sign === '>') return ({ memberships }) => memberships.size > bound
  if (sign === '<') return ({ memberships }) => memberships.size < bound
  return ({ name }) => maskMatches(filter, name)
}
