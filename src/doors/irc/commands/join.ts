/** JOIN: comes into channels, or leaves all of them. */
import { command } from '../command.ts'
import { nameNow } from '../renamed-since.ts'
import { takeTargets } from '../targets.ts'

const COST = 2

export const join = command({
  verb: 'JOIN',
  usage: '<channels> [<keys>]',
  summary: 'come into channels, with a key for each where they want one; 0 leaves them all',
  spec: 'https://modern.ircdocs.horse/#join-message',
  when: 'registered',
  cost: COST,
  run({ channels, keys }, client) {
    if (channels === '0') {
      const names = [...(client.user?.memberships.values() ?? [])].map((membership) => membership.channel.name)
      for (const channel of names) client.ask({ do: 'part', channel, reason: '' })
      return
    }
    // An empty name takes its key with it.
    const names = channels.split(',')
    const keyOf = (keys?.split(',') ?? []).filter((_, i) => names[i] !== '')
    takeTargets(client, 'JOIN', channels, COST).forEach((name, i) => {
      const channel = nameNow(client, name)
      const key = keyOf[i]
      client.ask(key === undefined || key === '' ? { do: 'join', channel } : { do: 'join', channel, key })
    })
  },
})
