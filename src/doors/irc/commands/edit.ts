/** EDIT: changes what one said. What does not go into one line comes as a batch (batch.ts). */
import { takeAbout } from '../about-message.ts'
import { command } from '../command.ts'

export const edit = command({
  verb: 'EDIT',
  usage: '<target> <msgid> <text>',
  summary: 'change what you said',
  spec: 'docs/protocols/edit.md',
  when: 'registered',
  capability: 'snug.chat/edit',
  cost: 2,
  run({ target, msgid, text }, client) {
    const about = takeAbout(client, 'EDIT', target, msgid)
    if (about) client.ask({ do: 'edit', target, about, text })
  },
})
