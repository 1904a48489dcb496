/** `/claim`: becomes the owner of a server that has none, with the token that it printed when it was started. */
import { RIGHTS } from '../../../chat/rights.ts'
import { claimOwner } from '../../../hub/claim-owner.ts'
import { phraseWait } from '../passwords.ts'
import type { Command } from './command.ts'

export const claim: Command = {
  verb: 'claim',
  usage: '<token>',
  summary: 'makes you the owner of a server that has none yet',
  cost: 10,
  isSecret: true,
  run(rest, speaker) {
    if (rest === '') return false
    speaker.warnOfListeners()
    const answer = claimOwner(speaker, speaker.address, speaker.userIn(speaker.hub.chat), rest)
    switch (answer.is) {
      case 'right':
        speaker.ask({ do: 'take-rights', rights: RIGHTS, keep: true })
        return true
      case 'account-needed':
        speaker.complain('only somebody with an account can own the server: make one with /register')
        return true
      case 'throttled':
        speaker.complain(phraseWait(answer.waitMs))
        return true
      case 'wrong':
        speaker.complain('that is not the token, or the server has its owner')
        return true
      default:
        return answer satisfies never
    }
  },
}
