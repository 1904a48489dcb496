/** RENAME: gives a channel another name, with everybody and everything in it. */
import { command } from '../command.ts'

export const rename = command({
  verb: 'RENAME',
  usage: '<channel> <new-name> [<reason>]',
  summary: 'give a channel another name',
  spec: 'https://ircv3.net/specs/extensions/channel-rename',
  when: 'registered',
  cost: 5,
  run({ channel, 'new-name': to, reason = '' }, client) {
    client.ask({ do: 'rename-channel', channel, to, reason })
  },
})
