/** NickServ for server operators who look after accounts, and the new password that they let somebody choose. */
import { explainWait, logInsFor, makePassword } from './passwords.ts'
import { changeAccount } from './nickserv-own.ts'
import { requestReset } from './nickserv-mail.ts'
import { serviceCommand, type ServiceCommand } from './service.ts'
import { formatTime } from '../tags.ts'

const RESET_MS = 24 * 60 * 60_000

const suspend = serviceCommand({
  verb: 'SUSPEND',
  usage: '<account> [<reason>]',
  summary: 'let nobody log in to an account, and end the connections of whoever is',
  cost: 2,
  needs: 'accounts',
  run({ account, reason = '' }, talk) {
    changeAccount(talk, account, { set: 'suspended', reason }, 'suspended', `The account ${account} is suspended.`)
  },
})

const unsuspend = serviceCommand({
  verb: 'UNSUSPEND',
  usage: '<account>',
  summary: 'let its owner log in to an account again',
  cost: 2,
  needs: 'accounts',
  run({ account }, talk) {
    if (talk.chat.account(account)?.suspended === null) return talk.say(`The account ${account} is not suspended.`)
    changeAccount(talk, account, { set: 'unsuspended' }, 'unsuspended', `The account ${account} is suspended no more.`)
  },
})

const vhost = serviceCommand({
  verb: 'VHOST',
  usage: '<account> [<host>]',
  summary: 'give an account a host that is shown in place of the cloak; without one, the cloak is shown again',
  details: ['It is there at each log-in. Bans fit by the cloak, too, and by the real address.'],
  cost: 2,
  needs: 'accounts',
  run({ account, host = '' }, talk) {
    const text = host === '' ? `${account} has no host of its own any more.` : `${account} is shown with ${host}.`
    changeAccount(talk, account, { set: 'host', host }, 'host-changed', text)
  },
})

const resetpass = serviceCommand({
  verb: 'RESETPASS',
  usage: '<account>',
  summary: 'get a mail with a token, with which the owner of an account can choose a new password, once',
  details: [
    'The mail goes to the e-mail address of the account, where it has one; the token is good for an hour.',
    'Server operators who look after accounts are told a token instead, which is good for 24 hours; a second one takes the place of the first.',
  ],
  cost: 5,
  run({ account }, talk) {
    const logIns = logInsFor(talk)
    if (!logIns) return
    if (!talk.user.rights.includes('accounts')) return requestReset(talk, account)
    const { token, hash } = logIns.authenticator.makeToken()
    const until = talk.now + RESET_MS
    const text = `Give this to the owner of ${account}: /msg NickServ RESET ${account} ${token} and a new password. It is good until ${formatTime(until)}.`
    changeAccount(talk, account, { set: 'reset', hash, until }, 'reset-allowed', text)
  },
})

const reset = serviceCommand({
  verb: 'RESET',
  usage: '<account> <token> <new-password>',
  summary: 'choose a new password, with a token from a mail or from an operator of the server',
  cost: 5,
  run({ account: name, token, 'new-password': password }, talk) {
    const logIns = logInsFor(talk)
    if (!logIns) return
    const shown = logIns.checkReset(talk.client.address, name, token)
    if (shown.is === 'throttled') return talk.say(explainWait(shown.waitMs))
    // Which of these it is would tell whether somebody asked for a new password.
    if (shown.is === 'wrong') return talk.say('There is no such account, or the token is wrong, used or too old.')
    const { account, hash } = shown
    const change = { set: 'password-by-reset', hash } as const
    const text = `The password of ${account.name} is the new one: IDENTIFY ${account.name} and that password logs you in.`
    makePassword(talk, password, (credentials) => {
      changeAccount(talk, account.name, { ...change, credentials }, 'password-changed', text)
    })
  },
})

export const FOR_OPERATORS: readonly ServiceCommand[] = [suspend, unsuspend, vhost, resetpass, reset]
