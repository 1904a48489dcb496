/** ISON: which of some people are here. */
import { utf8Bytes } from '../../../chat/limits.ts'
import { MAX_BODY_BYTES } from '../clip.ts'
import { command } from '../command.ts'
import { RPL_ISON } from '../numerics.ts'
import { Chunks } from '../roster.ts'
import { whoHas } from '../services/index.ts'

export const ison = command({
  verb: 'ISON',
  usage: '<nicks>...',
  summary: 'show which of some people are here',
  spec: 'https://www.rfc-editor.org/rfc/rfc2812#section-4.9',
  when: 'registered',
  cost: 1,
  run({ nicks }, client) {
    client.answer((told, numeric) => {
      const found = new Chunks(MAX_BODY_BYTES - utf8Bytes(numeric(RPL_ISON, '')))
      // Some clients send all nicks as one param.
      for (const word of nicks.flatMap((words) => words.split(' '))) {
        const user = whoHas(word, told, client.door)
        if (user) found.add(user.nick)
      }
      // Clients take each answer for a whole one, so there is one; the names that have no room in it are left out.
      return numeric(RPL_ISON, found.all[0] ?? '')
    })
  },
})
