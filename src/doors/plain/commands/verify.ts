/** `/verify`: shows the code that was mailed, which makes an account complete and logs in to it. */
import { phraseWait } from '../passwords.ts'
import { phraseRejection } from '../rejection-phrases.ts'
import { splitWord, type Command } from './command.ts'

export const verify: Command = {
  verb: 'verify',
  usage: '[name] <code>',
  summary: 'verifies your e-mail address with the code from the mail, and logs you in',
  cost: 2,
  isSecret: true,
  run(rest, speaker) {
    const [first, second] = splitWord(rest)
    if (first === '') return false
    const ownName = speaker.userIn(speaker.hub.chat)?.nick ?? ''
    const [name, code] = second === '' ? [ownName, first] : [first, second]
    const shown = speaker.accountMail?.checkCode(speaker.address, name, code) ?? { is: 'wrong' }
    if (shown.is === 'throttled') return speaker.complain(phraseWait(shown.waitMs))
    if (shown.is === 'wrong') return speaker.complain(phraseRejection({ why: 'code-wrong', account: name }))
    speaker.ask({ do: 'verify-account', account: shown.account.name, hash: shown.hash })
    return true
  },
}
