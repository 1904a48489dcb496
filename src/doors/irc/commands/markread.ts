/** MARKREAD: says or asks how far one has read. */
import { targetFault } from '../../../chat/names.ts'
import { markerOf } from '../../../chat/read-markers.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { parseTime } from '../history.ts'
import { formatMarker } from '../read-marker.ts'
import { withEnding } from '../reply.ts'

const TIMESTAMP = 'timestamp='

export const markread = command({
  verb: 'MARKREAD',
  usage: '<target> [<timestamp>]',
  summary:
    'say up to which time you have read a channel or conversation, for your other clients; without one, ask for it',
  spec: 'https://ircv3.net/specs/extensions/read-marker',
  when: 'registered',
  capability: 'draft/read-marker',
  cost: 1,
  lacking: (client) => client.fail('MARKREAD', 'NEED_MORE_PARAMS', 'Missing parameters'),
  run({ target, timestamp }, client) {
    if (targetFault(target, client.chat.limits)) {
      return client.fail('MARKREAD', 'INVALID_PARAMS', target, 'That is no channel or nick')
    }
    if (timestamp === undefined) return answer(client, target)
    const at = timestamp.startsWith(TIMESTAMP) ? parseTime(timestamp.slice(TIMESTAMP.length)) : undefined
    if (at === undefined) {
      return client.fail(
        'MARKREAD',
        'INVALID_PARAMS',
        target,
        timestamp,
        'That is no time: timestamp=2026-11-23T12:00:00.000Z',
      )
    }
    // Nobody has read what is not said yet.
    client.ask({ do: 'mark-read', target, upTo: Math.min(Math.max(at, 0), client.hub.clock.now()) })
  },
})

function answer(client: IrcClient, target: string): void {
  client.answer((told) => {
    const user = told.userOf(client.session.id)
    return user ? withEnding(formatMarker(client.door.serverName, target, markerOf(told, user, target))) : ''
  })
}
