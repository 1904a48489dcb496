/** AUTHENTICATE: logs in by SASL. */
import { command } from '../command.ts'
import { authenticate as takeAuthenticate } from '../login.ts'

export const authenticate = command({
  verb: 'AUTHENTICATE',
  usage: '<message>',
  summary: 'log in by SASL: first the mechanism, then its messages in base64, `+` for none; `*` gives up',
  spec: 'https://ircv3.net/specs/extensions/sasl-3.2',
  when: 'always',
  cost: 1,
  run({ message }, client) {
    takeAuthenticate(client, message)
  },
})
