/** BATCH: begins and ends what a client sends as one: a message of several lines, or one that is changed. */
import { EDIT, MULTILINE } from '../capabilities.ts'
import { command } from '../command.ts'
import { endBatch, openBatch, refuseBatch } from '../multiline.ts'
import { ERR_UNKNOWNCOMMAND } from '../numerics.ts'
import { isForService } from '../services/to-service.ts'

const REFERENCE = /^[+-][A-Za-z0-9-]{1,64}$/

export const batch = command({
  verb: 'BATCH',
  usage: '<reference> [<type>] [<params>...]',
  summary: 'send several lines as one message: BATCH +1 draft/multiline #channel, the lines, BATCH -1',
  spec: 'https://ircv3.net/specs/extensions/multiline',
  when: 'registered',
  cost: 1,
  onlySubmits: true,
  run({ reference, type = '', params }, client) {
    const { capabilities } = client
    if ((capabilities & (MULTILINE | EDIT)) === 0) return client.reply(ERR_UNKNOWNCOMMAND, 'BATCH', 'Unknown command')
    const id = reference.slice(1)
    if (!REFERENCE.test(reference)) {
      return client.fail('BATCH', 'MULTILINE_INVALID', 'A reference begins with + or -, and has letters, digits and -')
    }
    if (reference.startsWith('-')) return endBatch(client, id)
    const [target = '', edits] = params
    const isKnown =
      (type === 'draft/multiline' && (capabilities & MULTILINE) !== 0 && params.length === 1) ||
      (type === 'snug.chat/edit' && (capabilities & EDIT) !== 0 && params.length === 2)
    if (!isKnown) return refuseBatch(client, id, 'That is no batch that clients may send')
    if (client.batch && !client.batch.isDropped) return refuseBatch(client, id, 'There is a batch open already')
    if (target === '' || target.includes(',')) return refuseBatch(client, id, 'A batch goes to one target')
    if (isForService(client, target)) return refuseBatch(client, id, 'Services take one line at a time')
    openBatch(client, { id, target, edits: type === 'snug.chat/edit' ? edits : undefined })
  },
})
