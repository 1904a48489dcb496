/** REGISTER: makes an account. */
import { fold, nickFault, normalizeName } from '../../../chat/names.ts'
import type { Rejection } from '../../../chat/rejections.ts'
import type { PasswordFault } from '../../../ports/credentials.ts'
import { ACCOUNT_REGISTRATION, STANDARD_REPLIES } from '../capabilities.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { PASSWORD_COST } from '../login.ts'
import { withEnding } from '../reply.ts'
import { answerAs } from '../request.ts'

export const register = command({
  verb: 'REGISTER',
  usage: '<account> <email> <password>',
  summary: 'make an account, `*` for one with your nick; no e-mail address is needed: `*` is enough',
  spec: 'https://ircv3.net/specs/extensions/account-registration',
  when: 'always',
  cost: 1,
  lacking: (client) => client.say(formatFault(client, 'REGISTER', 'NEED_MORE_PARAMS', [], 'Missing parameters')),
  run({ account, password }, client) {
    const say = (code: string, params: readonly string[], text: string): void =>
      client.say(formatFault(client, 'REGISTER', code, params, text))
    const { user, chat } = client
    const { logIns } = client.door
    if (!user) return say('COMPLETE_CONNECTION_REQUIRED', [], 'Register your account when you are connected')
    const name = account === '*' ? user.nick : normalizeName(account)
    if (!logIns) return say('TEMPORARILY_UNAVAILABLE', [name], 'This server has no accounts')
    // The chat would say the same, after the work.
    const early = earlyRejection()
    if (early) return client.say(phrase(client, name, early))
    if (fold(password) === fold(name)) return say('WEAK_PASSWORD', [name], 'The password is the name')
    if (!logIns.mayRegister(client.address)) {
      return say('TEMPORARILY_UNAVAILABLE', [name], 'No account can be made from your address at the moment')
    }
    client.spend(PASSWORD_COST)
    client.waitFor(logIns.authenticator.makeCredentials(password), (credentials) => {
      if (!credentials) return say('TEMPORARILY_UNAVAILABLE', [name], 'That did not work; try again')
      if ('fault' in credentials) {
        const [code, text] = PASSWORD_FAULTS[credentials.fault]
        return say(code, [name], text)
      }
      answerAs(client, {
        // Logging in to it is told by itself.
        did: (event) =>
          event.type === 'account-kept'
            ? withEnding(`:${client.door.serverName} REGISTER SUCCESS ${event.name} :Account created`)
            : '',
        refused: (rejection) => phrase(client, name, rejection),
      })
      client.ask({ do: 'register-account', account: name, credentials })
    })

    function earlyRejection(): Rejection | undefined {
      if (user && user.account !== '') return { why: 'logged-in-already', account: user.account }
      const fault = nickFault(name, chat.limits)
      if (fault) return { why: 'account-name-invalid', account: name, fault }
      return chat.account(name) ? { why: 'account-exists', account: name } : undefined
    }
  },
})

const PASSWORD_FAULTS: { readonly [Fault in PasswordFault]: readonly [code: string, text: string] } = {
  'too-short': ['WEAK_PASSWORD', 'A password has at least 8 characters'],
  'too-long': ['UNACCEPTABLE_PASSWORD', 'A password has at most 300 bytes'],
  'bad-characters': ['UNACCEPTABLE_PASSWORD', 'There are characters in it that a password may not have'],
  busy: ['TEMPORARILY_UNAVAILABLE', 'Too many passwords are being looked at; try again'],
}

function phrase(client: IrcClient, name: string, rejection: Rejection): string {
  const fault = (code: string, text: string, about = name): string =>
    formatFault(client, 'REGISTER', code, [about], text)
  switch (rejection.why) {
    case 'logged-in-already':
      return fault('ALREADY_AUTHENTICATED', 'You are logged in already', rejection.account)
    case 'account-exists':
      return fault('ACCOUNT_EXISTS', 'That account exists already')
    case 'account-name-invalid':
    case 'nick-invalid':
      return fault('BAD_ACCOUNT_NAME', 'That is not a name for an account')
    case 'nick-in-use':
      return fault('BAD_ACCOUNT_NAME', 'Somebody else has that as a nick')
    case 'nick-confusable':
      return fault('BAD_ACCOUNT_NAME', 'That could be mistaken for a name that is taken')
    default:
      return fault('TEMPORARILY_UNAVAILABLE', 'No account can be made at the moment')
  }
}

/** The capability brings these replies with it. */
export function formatFault(
  client: IrcClient,
  verb: string,
  code: string,
  params: readonly string[],
  text: string,
): string {
  const { capabilities } = client
  const knows = (capabilities & ACCOUNT_REGISTRATION) !== 0 ? STANDARD_REPLIES : 0
  return client.formatFail(verb, code, [...params, text], capabilities | knows)
}
