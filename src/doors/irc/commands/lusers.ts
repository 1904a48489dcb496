/** LUSERS: how many are here. */
import { command } from '../command.ts'
import { formatLusers } from '../lusers.ts'

export const lusers = command({
  verb: 'LUSERS',
  usage: '',
  summary: 'show how many are here',
  spec: 'https://modern.ircdocs.horse/#lusers-message',
  when: 'registered',
  cost: 2,
  run(_, client) {
    client.answer((told) => formatLusers(client.door, told, client.nickIn(told), false))
  },
})
