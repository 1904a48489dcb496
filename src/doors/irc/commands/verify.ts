/** VERIFY: would end a registration that waits for a code; none does. */
import { command } from '../command.ts'
import { formatFault } from './register.ts'

export const verify = command({
  verb: 'VERIFY',
  usage: '<account> <code>',
  summary: 'prove an e-mail address; accounts here are complete when they are registered, so no code is right',
  spec: 'https://ircv3.net/specs/extensions/account-registration',
  when: 'always',
  cost: 1,
  lacking: (client) => client.say(formatFault(client, 'VERIFY', 'NEED_MORE_PARAMS', [], 'Missing parameters')),
  run({ account }, client) {
    const say = (code: string, params: readonly string[], text: string): void =>
      client.say(formatFault(client, 'VERIFY', code, params, text))
    const { user } = client
    if (!user) return say('COMPLETE_CONNECTION_REQUIRED', [], 'Register your account when you are connected')
    if (user.account !== '') return say('ALREADY_AUTHENTICATED', [user.account], 'You are logged in already')
    say('INVALID_CODE', [account], 'No account waits for a code')
  },
})
