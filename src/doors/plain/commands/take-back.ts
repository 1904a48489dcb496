/** `/ghost` and `/regain`: one's name back from whoever has it. */
import { provedBy } from '../../../chat/accounts.ts'
import { NO_ACCOUNTS, PASSWORD_COST, phraseFailure } from '../passwords.ts'
import type { Speaker } from '../speaker.ts'
import { splitWord, type Command } from './command.ts'

export const ghost: Command = {
  verb: 'ghost',
  usage: '<name> [password]',
  summary: 'puts out whoever is here under your name, or under another one of your account',
  cost: PASSWORD_COST,
  isSecret: true,
  run: (rest, speaker) => takeBack(rest, speaker, false),
}

export const regain: Command = {
  verb: 'regain',
  usage: '<name> [password]',
  summary: 'puts out whoever is here under your name, and gives it to you',
  cost: PASSWORD_COST,
  isSecret: true,
  run: (rest, speaker) => takeBack(rest, speaker, true),
}

/** With the password one need not be logged in: one is then. */
function takeBack(rest: string, speaker: Speaker, regain: boolean): boolean {
  const [nick, password] = splitWord(rest)
  if (nick === '') return false
  const { logIns, hub } = speaker
  if (!logIns) {
    speaker.complain(NO_ACCOUNTS)
    return true
  }
  const ask = (): void => speaker.ask({ do: 'ghost', nick, regain })
  if (password === '') {
    ask()
    return true
  }
  const holder = hub.chat.userByNick(nick)
  // Where the name is of somebody who logged in, it is their account that is asked for.
  const name = hub.chat.account(nick)?.name ?? (holder?.account || nick)
  speaker.warnOfListeners()
  speaker.meanwhile(async () => {
    const proof = await logIns.prove(speaker.address, name, password)
    return () => {
      if (proof.is !== 'proved') return speaker.complain(phraseFailure(proof, name))
      const { account } = speaker.userIn(hub.chat) ?? {}
      if (account !== proof.account.name) speaker.ask({ do: 'log-in', account: provedBy(proof.account) })
      ask()
    }
  })
  return true
}
