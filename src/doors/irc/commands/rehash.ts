/** REHASH: has the configuration read again. */
import { command } from '../command.ts'
import { formatNotices } from '../notices.ts'
import { ERR_NOPRIVILEGES, RPL_REHASHING } from '../numerics.ts'

const FAILED = { applied: [], needRestart: [], error: 'It did not work; look at the log' } as const

export const rehash = command({
  verb: 'REHASH',
  usage: '',
  summary: 'have the configuration read again, as a server operator',
  spec: 'https://modern.ircdocs.horse/#rehash-message',
  when: 'registered',
  cost: 10,
  run(_params, client) {
    const { user, door, hub } = client
    if (!user?.rights.includes('rehash')) {
      return client.reply(ERR_NOPRIVILEGES, "Permission Denied - You're not an IRC operator with that right")
    }
    const { rehash } = door
    if (!rehash) return client.say(formatNotices(client, client.nick, ['This server has no configuration to read']))
    client.reply(RPL_REHASHING, 'configuration', 'Rehashing')
    client.waitFor(rehash(), (rehashed) => {
      const { applied, needRestart, error } = rehashed ?? FAILED
      hub.answer((told) => hub.audit.note(user, { what: 'rehash', note: error ?? applied.join(', ') }, told))
      const texts =
        error === undefined
          ? [
              applied.length === 0 ? 'Nothing has changed' : `Changed: ${applied.join(', ')}`,
              ...(needRestart.length === 0 ? [] : [`Only with the next start: ${needRestart.join(', ')}`]),
            ]
          : [`Everything is as it was: ${error}`]
      client.say(
        formatNotices(
          client,
          client.nick,
          texts.flatMap((text) => text.split(/[\r\n]+/)),
        ),
      )
    })
  },
})
