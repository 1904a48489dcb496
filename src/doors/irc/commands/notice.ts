/** NOTICE: says something to which nothing is ever answered, so that two programs cannot talk to each other without end. */
import { command } from '../command.ts'
import { sayIntent } from '../say-intent.ts'
import { isForService } from '../services/to-service.ts'
import { takeTargets } from '../targets.ts'

const COST = 1

export const notice = command({
  verb: 'NOTICE',
  usage: '<targets> <text>',
  summary: 'say something that wants no answer',
  spec: 'https://modern.ircdocs.horse/#notice-message',
  when: 'registered',
  cost: COST,
  onlySubmits: true,
  isQuiet: true,
  run({ targets, text }, client) {
    if (isForService(client, targets)) return
    for (const target of takeTargets(client, 'NOTICE', targets, COST)) {
      const { clientTags: tags, saidId } = client
      client.ask(sayIntent(client, { target, kind: 'notice', text, tags, saidId }))
    }
  },
})
