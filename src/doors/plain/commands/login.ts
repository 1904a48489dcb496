/** `/login`: proves by a password that an account is one's own. */
import { provedBy } from '../../../chat/accounts.ts'
import { NO_ACCOUNTS, PASSWORD_COST, phraseFailure } from '../passwords.ts'
import { splitWord, type Command } from './command.ts'

export const login: Command = {
  verb: 'login',
  usage: '[name] <password>',
  summary: 'logs in to your account; without a name, to the one of your name',
  cost: PASSWORD_COST,
  isSecret: true,
  run(rest, speaker) {
    const [first, second] = splitWord(rest)
    if (first === '') return false
    const { logIns } = speaker
    if (!logIns) return speaker.complain(NO_ACCOUNTS)
    const ownName = speaker.userIn(speaker.hub.chat)?.nick ?? ''
    const [name, password] = second === '' ? [ownName, first] : [first, second]
    speaker.warnOfListeners()
    speaker.meanwhile(async () => {
      const proof = await logIns.prove(speaker.address, name, password)
      return () => {
        if (proof.is === 'proved') speaker.ask({ do: 'log-in', account: provedBy(proof.account) })
        else speaker.complain(phraseFailure(proof, name))
      }
    })
    return true
  },
}
