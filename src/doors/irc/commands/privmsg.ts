/** PRIVMSG: says something in channels or to people. */
import { command } from '../command.ts'
import { ERR_NORECIPIENT, ERR_NOTEXTTOSEND } from '../numerics.ts'
import { sayIntent } from '../say-intent.ts'
import { toService } from '../services/to-service.ts'
import { takeTargets } from '../targets.ts'

const COST = 1

export const privmsg = command({
  verb: 'PRIVMSG',
  usage: '<targets> <text>',
  summary: 'say something in channels or to people',
  spec: 'https://modern.ircdocs.horse/#privmsg-message',
  when: 'registered',
  cost: COST,
  onlySubmits: true,
  lacking(client, params) {
    if (params.length === 0) client.reply(ERR_NORECIPIENT, 'No recipient given (PRIVMSG)')
    else client.reply(ERR_NOTEXTTOSEND, 'No text to send')
  },
  run({ targets, text }, client) {
    if (toService(client, targets, text)) return
    for (const target of takeTargets(client, 'PRIVMSG', targets, COST)) {
      const { clientTags: tags, saidId } = client
      client.ask(sayIntent(client, { target, kind: 'privmsg', text, tags, saidId }))
    }
  },
})
