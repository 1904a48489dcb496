/** Commands about people, oneself first: /nick /away /back /who /whois. */
import { isChannelName } from '../state/selectors.ts'
import type { Command } from './command.ts'
import { takeWords } from './command.ts'

export const nick: Command = {
  verb: 'nick',
  run({ client, rest, misused }) {
    const [name = '', more = ''] = takeWords(rest, 1)
    if (name === '' || more !== '') return misused()
    client.send({ verb: 'NICK', params: [name] })
  },
}

export const away: Command = {
  verb: 'away',
  run({ client, rest }) {
    client.send({ verb: 'AWAY', params: [rest === '' ? 'away' : rest] })
  },
}

export const back: Command = {
  verb: 'back',
  run({ client }) {
    client.send({ verb: 'AWAY' })
  },
}

export const who: Command = {
  verb: 'who',
  completes: 'channels',
  run({ client, buffer, rest, misused }) {
    const target = rest === '' && isChannelName(client.state, buffer.name) ? buffer.name : rest
    if (target === '' || /\s/.test(target)) return misused()
    client.send({ verb: 'WHO', params: [target] })
  },
}

export const whois: Command = {
  verb: 'whois',
  completes: 'nicks',
  run({ client, buffer, rest, misused }) {
    const target = rest === '' && buffer.kind === 'query' ? buffer.name : rest
    if (target === '' || /\s/.test(target)) return misused()
    client.send({ verb: 'WHOIS', params: [target] })
  },
}
