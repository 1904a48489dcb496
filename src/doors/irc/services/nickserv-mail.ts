/** NickServ where the server sends mail: the code that verifies an e-mail address, and the token for a new password. */
import type { Credentials } from '../../../chat/credentials.ts'
import type { AccountMail, CodeSent, EmailFault } from '../../../hub/account-mail.ts'
import { waitInWords } from '../../wait-in-words.ts'
import { WRONG_CODE } from '../rejections.ts'
import { explainWait } from './passwords.ts'
import { serviceCommand, type ServiceCommand } from './service.ts'
import type { Talk } from './talk.ts'

export const EMAIL_FAULTS: Readonly<Record<EmailFault, string>> = {
  missing: 'An account needs an e-mail address here: REGISTER <password> <email>.',
  invalid: 'That is no e-mail address that mail can be sent to.',
  unacceptable: 'E-mail addresses of that domain are not taken here.',
}

const CODE_FAULTS: Readonly<Record<Exclude<CodeSent['is'], 'sent' | 'throttled'>, string>> = {
  refused: 'The mail server takes no mail for that e-mail address.',
  unavailable: 'The mail could not be sent; try again later.',
}

/** Sends the code, and makes the account when it is on its way. */
export function sendCode(
  talk: Talk,
  mail: AccountMail,
  account: string,
  email: string,
  credentials: Credentials,
): void {
  talk.client.hold(mail.sendCode(talk.client.address, account, email), (sent) => {
    if (sent.is === 'throttled') {
      return talk.say(`Too many mails were sent: try again in ${waitInWords(sent.waitMs)}.`)
    }
    if (sent.is !== 'sent') return talk.say(CODE_FAULTS[sent.is])
    const { verification } = sent
    talk.ask({ do: 'register-account', account, credentials, email, verification }, (event) =>
      event.type === 'account-kept'
        ? `A mail with a code is on its way. The account ${event.name} is yours with VERIFY ${event.name} and the code, within 24 hours.`
        : undefined,
    )
  })
}

const verify = serviceCommand({
  verb: 'VERIFY',
  usage: '<account> <code>',
  summary: 'verify the e-mail address of an account that you have made, and log in to it',
  cost: 2,
  run({ account, code }, talk) {
    const shown = talk.client.door.accountMail?.checkCode(talk.client.address, account, code) ?? { is: 'wrong' }
    if (shown.is === 'wrong') return talk.say(`${WRONG_CODE}.`)
    if (shown.is === 'throttled') return talk.say(explainWait(shown.waitMs))
    const { name } = shown.account
    talk.ask({ do: 'verify-account', account: name, hash: shown.hash }, (event) =>
      event.type === 'account-kept'
        ? `The account ${event.name} is verified. Next time: IDENTIFY ${event.name} and your password.`
        : undefined,
    )
  },
})

/** The same answer whether there is such an account or not, and whether it has an e-mail address. */
export function requestReset(talk: Talk, account: string): void {
  const { address, door } = talk.client
  if (!door.accountMail?.isOn) return talk.say('This server sends no mail: ask an operator of it for a new password.')
  if (talk.user.shunnedUntil > talk.now) return talk.say('Not now.')
  const waitMs = door.accountMail.requestReset(address, account)
  if (waitMs > 0) return talk.say(explainWait(waitMs))
  talk.say('If there is such an account and its e-mail address is known, a mail with a token is on its way to it.')
}

export const VERIFYING: readonly ServiceCommand[] = [verify]
