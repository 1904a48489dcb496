/** LIST: which channels there are. */
import { isListedFor } from '../../../chat/may-look-into.ts'
import type { Channel } from '../../../chat/channel.ts'
import { maskMatches } from '../../../chat/mask.ts'
import { userIn } from '../asker.ts'
import { command } from '../command.ts'
import { ERR_TOOMANYTARGETS, RPL_LIST, RPL_LISTEND, RPL_LISTSTART } from '../numerics.ts'
import { takeTargets } from '../targets.ts'

const COST = 5
const MINUTE_MS = 60_000
/** Filters with wildcards in one LIST: each may look long at every channel that there is, and nobody else is served meanwhile. */
const MAX_WILDCARDS = 2

export const list = command({
  verb: 'LIST',
  usage: '[<channels>] [<conditions>]',
  summary:
    'show channels: all, by name or mask or without a mask (!mask), with more (>10) or fewer (<10) users, founded (C<10) or with ' +
    'a topic that was set (T<10) less or more (>) than so many minutes ago',
  spec: 'https://modern.ircdocs.horse/#list-message',
  when: 'registered',
  cost: COST,
  run({ channels = '', conditions = '' }, client) {
    // Most clients give both kinds in one list, and that is taken, too.
    const filters = [channels, conditions].filter((list) => list !== '').join(',')
    const wanted = filters === '' ? [] : takeTargets(client, 'LIST', filters, COST)
    // Too many of them have had their answer.
    if (filters !== '' && wanted.length === 0) return
    const wild = wanted.filter((filter) => /[*?]/.test(filter))
    if (wild.length > MAX_WILDCARDS) {
      const tooMany = `Too many masks with wildcards: ${MAX_WILDCARDS} are the most`
      return client.reply(ERR_TOOMANYTARGETS, wild[MAX_WILDCARDS] as string, tooMany)
    }
    const isWanted = parseFilters(wanted, client.hub.clock.now())
    client.answer((told, numeric) => {
      const asker = userIn(told, client)
      let lines = numeric(RPL_LISTSTART, 'Channel', 'Users  Name')
      for (const channel of told.channels.values()) {
        if (!isWanted(channel) || !isListedFor(channel, asker)) continue
        lines += numeric(RPL_LIST, channel.name, String(channel.memberships.size), channel.topic?.text ?? '')
      }
      return lines + numeric(RPL_LISTEND, 'End of /LIST')
    })
  },
})

type Test = (channel: Channel) => boolean

/**
 * https://modern.ircdocs.horse/#elist-parameter: within every bound of C, T and U, fitting none of the N (masks behind an exclamation mark), and
 * fitting any of the M (masks) where there are some. Servers differ in what C and T mean; here `C<10` is younger than ten minutes, as with
 * Solanum and InspIRCd. Channels that are only kept are shown to whoever asks for them.
 */
function parseFilters(filters: readonly string[], now: number): Test {
  if (filters.length === 0) return ({ memberships }) => memberships.size > 0
  const tests: Test[] = []
  const masks: string[] = []
  for (const filter of filters) {
    const [, letter, sign, digits] = /^([CTct]?)([<>])(\d{1,9})$/.exec(filter) ?? []
    if (sign !== undefined) tests.push(bound((letter as string).toUpperCase(), sign, Number(digits), now))
    else if (filter.startsWith('!')) tests.push(({ name }) => !maskMatches(filter.slice(1), name))
    else masks.push(filter)
  }
  if (masks.length > 0) tests.push(({ name }) => masks.some((mask) => maskMatches(mask, name)))
  return (channel) => tests.every((test) => test(channel))
}

function bound(letter: string, sign: string, limit: number, now: number): Test {
  const isWithin = (value: number): boolean => (sign === '<' ? value < limit : value > limit)
  const minutesSince = (at: number): number => (now - at) / MINUTE_MS
  if (letter === 'C') return ({ createdAt }) => isWithin(minutesSince(createdAt))
  if (letter === 'T') return ({ topic }) => topic !== undefined && isWithin(minutesSince(topic.at))
  return ({ memberships }) => isWithin(memberships.size)
}
