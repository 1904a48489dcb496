/** EDIT: changes what one said. What does not go into one line comes as a batch (batch.ts). */
import { takeAbout } from '../about-message.ts'
import { EDIT } from '../capabilities.ts'
import { command } from '../command.ts'
import { ERR_UNKNOWNCOMMAND } from '../numerics.ts'

export const edit = command({
  verb: 'EDIT',
  usage: '<target> <msgid> <text>',
  summary: 'change what you said',
  spec: 'docs/protocols/edit.md',
  when: 'registered',
  cost: 2,
  run({ target, msgid, text }, client) {
    if ((client.capabilities & EDIT) === 0) {
      return client.reply(ERR_UNKNOWNCOMMAND, 'EDIT', 'Ask for the snug.chat/edit capability first')
    }
    const about = takeAbout(client, 'EDIT', target, msgid)
    if (about) client.ask({ do: 'edit', target, about, text })
  },
})
