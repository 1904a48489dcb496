/** PINS: the messages that are pinned in a channel. */
import { readable } from '../../../chat/may-read.ts'
import { userIn } from '../asker.ts'
import { command } from '../command.ts'
import { formatHits } from '../history-lines.ts'

export const pins = command({
  verb: 'PINS',
  usage: '<channel>',
  summary: 'show the messages that are pinned in a channel',
  spec: 'docs/protocols/timeline.md',
  when: 'registered',
  capability: 'snug.chat/timeline',
  cost: 4,
  run({ channel: name }, client) {
    client.answer((told) => {
      const fail = (code: string, text: string): string => client.formatFail('PINS', code, [name, text])
      const user = userIn(told, client)
      const where = readable(told, user, name)
      if (!user || !where?.channel) return fail('INVALID_TARGET', 'Messages could not be retrieved')
      try {
        const hits = (where.channel.pins ?? []).flatMap((seq) => {
          const entry = client.hub.messages.entry(seq)
          return entry ? [{ entry, where }] : []
        })
        const reader = { told, user, abilities: client.session.abilities }
        return formatHits(client.door, `snug.chat/pins ${where.name}`, hits, reader)
      } catch (error) {
        client.hub.log.error({ error }, 'cannot look up what is pinned')
        return fail('MESSAGE_ERROR', 'Messages could not be retrieved')
      }
    })
  },
})
