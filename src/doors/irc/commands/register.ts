/** REGISTER: makes an account. */
import type { Credentials } from '../../../chat/credentials.ts'
import { whyKeptOut } from '../../../chat/intents/verification.ts'
import { nickFault, normalizeName } from '../../../chat/names.ts'
import { nickRejection } from '../../../chat/nick-rejection.ts'
import type { Rejection } from '../../../chat/rejections.ts'
import type { CodeSent, EmailFault } from '../../../hub/account-mail.ts'
import type { PasswordFault } from '../../../ports/credentials.ts'
import { fold } from '../../../text/fold.ts'
import type { IrcClient } from '../client.ts'
import { command } from '../command.ts'
import { formatFault, formatThrottled } from '../faults.ts'
import { PASSWORD_COST } from '../login.ts'
import { askForAccount, mayAsk, newcomerOf } from '../newcomers.ts'
import { withEnding } from '../reply.ts'

export const register = command({
  verb: 'REGISTER',
  usage: '<account> <email> <password>',
  summary: 'make an account, `*` for one with your nick; the e-mail address may be `*` where the server asks for none',
  spec: 'https://ircv3.net/specs/extensions/account-registration',
  when: 'always',
  cost: 1,
  lacking: (client) => client.say(formatFault(client, 'REGISTER', 'NEED_MORE_PARAMS', [], 'Missing parameters')),
  run({ account, email, password }, client) {
    const say = (code: string, params: readonly string[], text: string): void =>
      client.say(formatFault(client, 'REGISTER', code, params, text))
    if (!mayAsk(client, 'REGISTER')) return
    const { user, chat } = client
    const { logIns, accountMail } = client.door
    const nick = user?.nick ?? client.registration?.nick
    if (nick === undefined) return say('NEED_NICK', ['*'], 'Give a nick first')
    const name = normalizeName(account === '*' ? nick : account)
    // What is no name may not even be a word.
    const about = /^[^\s:]\S*$/.test(name) ? name : '*'
    if (!logIns) return say('TEMPORARILY_UNAVAILABLE', [about], 'This server has no accounts')
    // The chat would say the same, after the work, and after the mail.
    const early = earlyRejection()
    if (early) return client.say(phrase(client, about, early))
    if (fold(password) === fold(name)) return say('WEAK_PASSWORD', [name], 'The password is the name')
    const emailFault = accountMail?.isOn ? accountMail.faultOf(email) : undefined
    if (emailFault) return say(...EMAIL_FAULTS[emailFault](name))
    const mail = accountMail?.isOn && email !== '' && email !== '*' ? accountMail : undefined
    client.spend(PASSWORD_COST)
    client.waitFor(logIns.makeForNew(client.address, password), (credentials) => {
      if (!credentials) return say('TEMPORARILY_UNAVAILABLE', [name], 'That did not work; try again')
      if ('fault' in credentials) {
        if (credentials.fault === 'throttled')
          return tooOften(credentials.waitMs, 'Too many accounts were made just now')
        const [code, text] = PASSWORD_FAULTS[credentials.fault]
        return say(code, [name], text)
      }
      if (!mail) return make(credentials)
      client.waitFor(mail.sendCode(client.address, name, email), (sent) => {
        if (sent?.is === 'sent') return make(credentials, sent)
        if (sent?.is === 'throttled') return tooOften(sent.waitMs, 'Too many mails were sent')
        const [code, text] = CODE_FAULTS[sent?.is ?? 'unavailable']
        say(code, [name], text)
      })
    })

    function tooOften(waitMs: number, sentence: string): void {
      client.say(formatThrottled(client, 'REGISTER', name, waitMs, sentence))
    }

    function make(credentials: Credentials, sent?: Extract<CodeSent, { is: 'sent' }>): void {
      const newcomer = newcomerOf(client)
      const verification = sent && { email: sent.email, verification: sent.verification }
      askForAccount(
        client,
        { do: 'register-account', account: name, credentials, ...(newcomer && { newcomer }), ...verification },
        {
          // Logging in to it is told by itself.
          did: (event) => (event.type === 'account-kept' ? phraseMade(client, event.name, sent !== undefined) : ''),
          refused: (rejection) => phrase(client, name, rejection),
        },
      )
    }

    function earlyRejection(): Rejection | undefined {
      const now = client.hub.clock.now()
      if (user && user.account !== '') return { why: 'logged-in-already', account: user.account }
      if (user && user.shunnedUntil > now) return { why: 'shunned' }
      const fault = nickFault(name, chat.limits)
      if (fault) return { why: 'account-name-invalid', account: name, fault }
      if (chat.account(name)) return { why: 'account-exists', account: name }
      const newcomer = newcomerOf(client)
      return (newcomer && whyKeptOut(chat, newcomer, now)) ?? nickRejection(chat, name, '', user)
    }
  },
})

function phraseMade({ door }: IrcClient, name: string, isToBeVerified: boolean): string {
  const words = isToBeVerified
    ? `VERIFICATION_REQUIRED ${name} :A mail with a code is on its way: VERIFY ${name} and the code, within 24 hours`
    : `SUCCESS ${name} :Account created`
  return withEnding(`:${door.serverName} REGISTER ${words}`)
}

type Fault = readonly [code: string, params: readonly string[], text: string]

const EMAIL_FAULTS: { readonly [Why in EmailFault]: (name: string) => Fault } = {
  missing: (name) => ['INVALID_EMAIL', [name], 'An account needs an e-mail address here'],
  invalid: (name) => ['INVALID_EMAIL', [name], 'That is no e-mail address that mail can be sent to'],
  unacceptable: (name) => ['UNACCEPTABLE_EMAIL', [name], 'E-mail addresses of that domain are not taken here'],
}

const CODE_FAULTS: {
  readonly [Is in Exclude<CodeSent['is'], 'sent' | 'throttled'>]: readonly [code: string, text: string]
} = {
  refused: ['INVALID_EMAIL', 'The mail server takes no mail for that e-mail address'],
  unavailable: ['TEMPORARILY_UNAVAILABLE', 'The mail could not be sent; try again later'],
}

const PASSWORD_FAULTS: { readonly [Fault in PasswordFault | 'closed']: readonly [code: string, text: string] } = {
  closed: ['TEMPORARILY_UNAVAILABLE', 'Only operators of the server make accounts here'],
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
