/** LIST: which channels there are. */
import type { Channel } from '../../../chat/channel.ts'
import { maskMatches } from '../../../chat/mask.ts'
import { mayLookInto } from '../../../chat/may-look-into.ts'
import { command } from '../command.ts'
import { RPL_LIST, RPL_LISTEND, RPL_LISTSTART } from '../numerics.ts'
import { takeTargets } from '../targets.ts'

const COST = 5

export const list = command({
  verb: 'LIST',
  usage: '[<filters>]',
  summary: 'show channels: all, by name or mask, or with more (>10) or fewer (<10) users',
  spec: 'https://modern.ircdocs.horse/#list-message',
  when: 'registered',
  cost: COST,
  run({ filters }, client) {
    const wanted = filters === undefined || filters === '' ? [] : takeTargets(client, 'LIST', filters, COST)
    // Too many of them have had their answer.
    if (filters && wanted.length === 0) return
    const isWanted = parseFilters(wanted)
    client.answer((told, numeric) => {
      let lines = numeric(RPL_LISTSTART, 'Channel', 'Users  Name')
      for (const channel of told.channels.values()) {
        if (!isWanted(channel) || !mayLookInto(channel, client.session.id)) continue
        lines += numeric(RPL_LIST, channel.name, String(channel.memberships.size), channel.topic?.text ?? '')
      }
      return lines + numeric(RPL_LISTEND, 'End of /LIST')
    })
  },
})

/**
 * https://modern.ircdocs.horse/#elist-parameter: within every bound of U (numbers of users), and fitting any of the M (masks) where there
 * are some. Channels that are only kept are shown to whoever asks for them.
 */
function parseFilters(filters: readonly string[]): (channel: Channel) => boolean {
  if (filters.length === 0) return ({ memberships }) => memberships.size > 0
  let above = -1
  let below = Infinity
  const masks: string[] = []
  for (const filter of filters) {
    const [, sign, digits] = /^([<>])(\d{1,9})$/.exec(filter) ?? []
    if (sign === '>') above = Math.max(above, Number(digits))
    else if (sign === '<') below = Math.min(below, Number(digits))
    else masks.push(filter)
  }
  return ({ name, memberships: { size } }) =>
    size > above && size < below && (masks.length === 0 || masks.some((mask) => maskMatches(mask, name)))
}
