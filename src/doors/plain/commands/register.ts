/** `/register`: makes an account of one's name, so that nobody else comes in under it. */
import type { Credentials } from '../../../chat/credentials.ts'
import type { CodeSent, EmailFault } from '../../../hub/account-mail.ts'
import type { NewCredentials } from '../../../hub/log-ins.ts'
import { waitInWords } from '../../wait-in-words.ts'
import { NO_ACCOUNTS, PASSWORD_COST, phrasePasswordFault } from '../passwords.ts'
import { phraseRejection } from '../rejection-phrases.ts'
import type { Speaker } from '../speaker.ts'
import type { Command } from './command.ts'

/** A password may have spaces in it; an address has none. */
const WITH_EMAIL = /^(.*\S)\s+(\S+@\S+)$/s

export const register: Command = {
  verb: 'register',
  usage: '<password> [e-mail address]',
  summary: 'keeps your name for you: makes it an account with this password',
  cost: 2 * PASSWORD_COST,
  isSecret: true,
  run(rest, speaker) {
    if (rest === '') return false
    const { logIns, accountMail, hub } = speaker
    if (!logIns) return speaker.complain(NO_ACCOUNTS)
    const user = speaker.userIn(hub.chat)
    if (!user) return true
    const { nick, account } = user
    // The chat would say the same, after the work, and after the mail.
    if (account !== '') return speaker.complain(phraseRejection({ why: 'logged-in-already', account }))
    if (hub.chat.account(nick)) return speaker.complain(phraseRejection({ why: 'account-exists', account: nick }))
    if (user.shunnedUntil > hub.clock.now()) return speaker.complain(phraseRejection({ why: 'shunned' }))
    const mail = accountMail?.isOn ? accountMail : undefined
    const [, password = rest, email = ''] = (mail && WITH_EMAIL.exec(rest)) ?? []
    const emailFault = mail?.faultOf(email)
    if (emailFault) return speaker.complain(EMAIL_FAULTS[emailFault])
    speaker.warnOfListeners()
    speaker.meanwhile(async () => {
      const credentials = await logIns.makeForNew(speaker.address, password)
      if ('fault' in credentials) return () => speaker.complain(phraseFault(credentials))
      if (!mail || email === '') return () => speaker.ask({ do: 'register-account', account: nick, credentials })
      const sent = await mail.sendCode(speaker.address, nick, email)
      return () => makeUnverified(speaker, nick, credentials, sent)
    })
    return true
  },
}

function makeUnverified(speaker: Speaker, account: string, credentials: Credentials, sent: CodeSent): void {
  if (sent.is === 'throttled')
    return speaker.complain(`too many mails were sent; try again in ${waitInWords(sent.waitMs)}`)
  if (sent.is !== 'sent') return speaker.complain(CODE_FAULTS[sent.is])
  const { email, verification } = sent
  speaker.ask({ do: 'register-account', account, credentials, email, verification })
}

function phraseFault(fault: Exclude<NewCredentials, Credentials>): string {
  if (fault.fault === 'closed') return 'only operators of the server make accounts here'
  if (fault.fault !== 'throttled') return phrasePasswordFault(fault.fault)
  return `too many accounts were made just now; try again in ${waitInWords(fault.waitMs)}`
}

const EMAIL_FAULTS: Readonly<Record<EmailFault, string>> = {
  missing: 'an account needs an e-mail address here: /register <password> <e-mail address>',
  invalid: 'that is no e-mail address that mail can be sent to',
  unacceptable: 'e-mail addresses of that domain are not taken here',
}

const CODE_FAULTS: Readonly<Record<Exclude<CodeSent['is'], 'sent' | 'throttled'>, string>> = {
  refused: 'the mail server takes no mail for that e-mail address',
  unavailable: 'the mail could not be sent; try again later',
}
