/** NickServ for whoever comes: making an account, logging in and out, and getting one's nick back. */
import { type Account, provedBy } from '../../../chat/accounts.ts'
import type { Event } from '../../../chat/events.ts'
import { fold } from '../../../text/fold.ts'
import { explainRejection } from '../rejections.ts'
import { makeFirstPassword, prove } from './passwords.ts'
import { EMAIL_FAULTS, sendCode, VERIFYING } from './nickserv-mail.ts'
import { serviceCommand, type ServiceCommand } from './service.ts'
import type { Talk } from './talk.ts'

const PASSWORD_COST = 5
const E_MAIL = /^(\S+) +(\S+@\S+)$/

const register = serviceCommand({
  verb: 'REGISTER',
  usage: '<password>',
  summary: 'make an account with the nick that you have as its name, and log in to it',
  details: [
    'An e-mail address may stand behind the password. Where the server sends mail, the account waits for VERIFY with the code in it.',
    'A password has 8 characters or more, and may contain spaces.',
  ],
  cost: PASSWORD_COST,
  run({ password: given }, talk) {
    const { user, chat } = talk
    if (user.account !== '') return talk.say(explainRejection({ why: 'logged-in-already', account: user.account }))
    const account = user.nick
    if (chat.account(account)) return talk.say(explainRejection({ why: 'account-exists', account }))
    const [, password = given, email = ''] = E_MAIL.exec(given) ?? []
    if (fold(password) === fold(account)) return talk.say('That is your nick: take another password.')
    const mail = talk.client.door.accountMail
    const emailFault = mail?.isOn ? mail.faultOf(email) : undefined
    if (emailFault) return talk.say(EMAIL_FAULTS[emailFault])
    if (user.shunnedUntil > talk.now) return talk.say(explainRejection({ why: 'shunned' }))
    makeFirstPassword(talk, password, (credentials) => {
      if (mail?.isOn && email !== '') return sendCode(talk, mail, account, email, credentials)
      if (email !== '') talk.say(`The e-mail address ${email} was left out: this server needs none.`)
      talk.ask({ do: 'register-account', account, credentials }, sayRegistered)
    })
  },
})

function sayRegistered(event: Event): string | undefined {
  return event.type === 'account-kept'
    ? `The account ${event.name} is yours, and you are logged in to it. Next time: IDENTIFY ${event.name} and your password.`
    : undefined
}

const identify = serviceCommand({
  verb: 'IDENTIFY',
  aliases: ['LOGIN', 'ID'],
  usage: '[<account>] <password>',
  summary: 'log in to an account, or to that of the nick that you have',
  details: ['Where the password contains spaces, the account has to be named.'],
  cost: PASSWORD_COST,
  run({ account, password }, talk) {
    prove(talk, account ?? talk.user.nick, password, (account) => logIn(talk, account))
  },
})

function logIn(talk: Talk, account: Account): void {
  talk.ask({ do: 'log-in', account: provedBy(account) }, (event) =>
    event.type === 'logged-in' ? `You are logged in as ${event.account}.` : undefined,
  )
}

const logout = serviceCommand({
  verb: 'LOGOUT',
  usage: '',
  summary: 'log out of your account',
  cost: 1,
  needs: 'account',
  run(_, talk) {
    talk.ask({ do: 'log-out' }, sayLoggedOut)
  },
})

function sayLoggedOut(event: Event): string | undefined {
  if (event.type === 'renamed') return `You are ${event.to} now: that nick belongs to the account.`
  return event.type === 'logged-out' ? 'You are logged out.' : undefined
}

const ghost = serviceCommand({
  verb: 'GHOST',
  usage: '<nick> [<password>]',
  summary: 'end the connections of whoever has your nick, or of another one of your account',
  details: ['With the password of the account you need not be logged in: you are then.'],
  cost: PASSWORD_COST,
  run: ({ nick, password }, talk) => takeBack(talk, nick, password, false),
})

const regain = serviceCommand({
  verb: 'REGAIN',
  aliases: ['RECOVER', 'RELEASE'],
  usage: '<nick> [<password>]',
  summary: 'end the connections of whoever has your nick, and take it',
  details: ['With the password of the account you need not be logged in: you are then.'],
  cost: PASSWORD_COST,
  run: ({ nick, password }, talk) => takeBack(talk, nick, password, true),
})

function takeBack(talk: Talk, nick: string, password: string | undefined, regain: boolean): void {
  const target = talk.chat.userByNick(nick)
  if (target === talk.user) return talk.say('That is you.')
  const ask = (): void =>
    talk.ask({ do: 'ghost', nick, regain }, sayTakenBack, ({ why }) =>
      why === 'nick-registered' ? `${nick} is not yours.` : undefined,
    )
  if (password === undefined) return ask()
  // Where the nick is of somebody who logged in, it is their account that is asked for.
  const name = talk.chat.account(nick)?.name ?? (target && target.account !== '' ? target.account : nick)
  prove(talk, name, password, (account) => {
    // They may have been let go meanwhile.
    if (talk.client.user && talk.user.account !== account.name) logIn(talk, account)
    ask()
  })
}

function sayTakenBack(event: Event): string | undefined {
  switch (event.type) {
    case 'left':
      return `${event.nick} is gone.`
    case 'renamed':
      return `You are ${event.to} now.`
    case 'logged-in':
      return `You are logged in as ${event.account}.`
    default:
      return undefined
  }
}

export const COMING: readonly ServiceCommand[] = [register, ...VERIFYING, identify, logout, ghost, regain]
