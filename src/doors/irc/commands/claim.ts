/** CLAIM: becomes the owner of a server that has none, with the token that it prints when it starts. */
import { RIGHTS } from '../../../chat/rights.ts'
import { claimOwner } from '../../../hub/claim-owner.ts'
import { command } from '../command.ts'
import { ERR_PASSWDMISMATCH } from '../numerics.ts'
import { tellThrottled } from '../throttled.ts'

export const claim = command({
  verb: 'CLAIM',
  usage: '<token>',
  summary: 'become the owner of this server, with the token that it printed when it started',
  spec: 'https://modern.ircdocs.horse/#operators',
  when: 'registered',
  cost: 5,
  run({ token }, client) {
    const answer = claimOwner(client.door, client.address, client.user, token)
    switch (answer.is) {
      case 'right':
        return client.ask({ do: 'take-rights', rights: RIGHTS, keep: true })
      case 'wrong':
        return client.reply(ERR_PASSWDMISMATCH, 'That is not the token, or this server has its owner already')
      case 'throttled':
        return tellThrottled(client, 'CLAIM', answer.waitMs)
      case 'account-needed':
        return client.fail(
          'CLAIM',
          'ACCOUNT_REQUIRED',
          'The owner needs an account: REGISTER one, or log in to yours, first',
        )
      default:
        return answer satisfies never
    }
  },
})
