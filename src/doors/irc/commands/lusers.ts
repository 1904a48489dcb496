/** LUSERS: how many are here. */
import { command } from '../command.ts'
import { formatLusers } from '../lusers.ts'
import { isThisServer } from '../this-server.ts'

export const lusers = command({
  verb: 'LUSERS',
  usage: '[<mask>] [<target>]',
  summary: 'show how many are here',
  spec: 'https://modern.ircdocs.horse/#lusers-message',
  when: 'registered',
  cost: 2,
  run({ target }, client) {
    if (!isThisServer(client, target)) return
    client.answer((told) => formatLusers(client.door, told, client.nickIn(told), false))
  },
})
