/** `/register`: makes an account of one's name, so that nobody else comes in under it. */
import { NO_ACCOUNTS, PASSWORD_COST, phrasePasswordFault, phraseWait } from '../passwords.ts'
import { phraseRejection } from '../rejection-phrases.ts'
import type { Command } from './command.ts'

export const register: Command = {
  verb: 'register',
  usage: '<password>',
  summary: 'keeps your name for you: makes it an account with this password',
  cost: 2 * PASSWORD_COST,
  isSecret: true,
  run(rest, speaker) {
    if (rest === '') return false
    const { logIns, hub } = speaker
    if (!logIns) return speaker.complain(NO_ACCOUNTS)
    const user = speaker.userIn(hub.chat)
    if (!user) return true
    const { nick, account } = user
    // The chat would say the same, after the work.
    if (account !== '') return speaker.complain(phraseRejection({ why: 'logged-in-already', account }))
    if (hub.chat.account(nick)) return speaker.complain(phraseRejection({ why: 'account-exists', account: nick }))
    const waitMs = logIns.try(speaker.address, nick)
    if (waitMs > 0) return speaker.complain(phraseWait(waitMs))
    speaker.warnOfListeners()
    speaker.meanwhile(async () => {
      const credentials = await logIns.authenticator.makeCredentials(rest)
      return () => {
        if ('fault' in credentials) speaker.complain(phrasePasswordFault(credentials.fault))
        else speaker.ask({ do: 'register-account', account: nick, credentials })
      }
    })
    return true
  },
}
