/** VERIFY: shows the code that was mailed, which ends a registration and logs in. */
import { command } from '../command.ts'
import { formatFault, formatThrottled } from '../faults.ts'
import { askForAccount, mayAsk } from '../newcomers.ts'
import { WRONG_CODE } from '../rejections.ts'
import { withEnding } from '../reply.ts'

export const verify = command({
  verb: 'VERIFY',
  usage: '<account> <code>',
  summary: 'verify the e-mail address of an account that you have made, with the code from the mail',
  spec: 'https://ircv3.net/specs/extensions/account-registration',
  when: 'always',
  cost: 2,
  lacking: (client) => client.say(formatFault(client, 'VERIFY', 'NEED_MORE_PARAMS', [], 'Missing parameters')),
  run({ account: name, code }, client) {
    const format = (fault: string, about: string, text: string): string =>
      formatFault(client, 'VERIFY', fault, [about], text)
    if (!mayAsk(client, 'VERIFY')) return
    const { user, door } = client
    if (user && user.account !== '') {
      return client.say(format('ALREADY_AUTHENTICATED', user.account, 'You are logged in already'))
    }
    const shown = door.accountMail?.checkCode(client.address, name, code) ?? { is: 'wrong' }
    if (shown.is === 'wrong') return client.say(format('INVALID_CODE', name, WRONG_CODE))
    if (shown.is === 'throttled') {
      return client.say(formatThrottled(client, 'VERIFY', name, shown.waitMs, 'Too many tries'))
    }
    askForAccount(
      client,
      { do: 'verify-account', account: shown.account.name, hash: shown.hash },
      {
        // Logging in to it is told by itself.
        did: (event) =>
          event.type === 'account-kept'
            ? withEnding(`:${door.serverName} VERIFY SUCCESS ${event.name} :Account verified`)
            : '',
        refused: ({ why }) =>
          why === 'code-wrong'
            ? format('INVALID_CODE', name, WRONG_CODE)
            : format('TEMPORARILY_UNAVAILABLE', name, 'That did not work; try to log in'),
      },
    )
  },
})
