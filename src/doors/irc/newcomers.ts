/** REGISTER and VERIFY of whoever has not registered with the server yet. https://ircv3.net/specs/extensions/account-registration */
import { type Account, provedBy } from '../../chat/accounts.ts'
import type { Intent } from '../../chat/intents/index.ts'
import type { IrcClient } from './client.ts'
import { formatFault } from './faults.ts'
import { enterWith } from './login.ts'
import { answerAs, type Speaker } from './request.ts'

/** Whether the line can be taken; otherwise it says why not. It can for everybody who has registered. */
export function mayAsk(client: IrcClient, verb: string): boolean {
  const { door, registration, user } = client
  if (user) return true
  const say = (code: string, params: readonly string[], text: string): false => {
    client.say(formatFault(client, verb, code, params, text))
    return false
  }
  if (!registration || door.registersBeforeConnect?.() !== true) {
    return say('COMPLETE_CONNECTION_REQUIRED', [], 'Register your account when you are connected')
  }
  // Nobody gets around what everybody has to know who comes in.
  if (door.serverPassword?.() !== undefined && !registration.hasPassword) {
    return say('TEMPORARILY_UNAVAILABLE', ['*'], 'Give the password of the server first')
  }
  const { account } = registration
  return account ? say('ALREADY_AUTHENTICATED', [account.name], 'You are logged in already') : true
}

/** Who somebody is that has not entered; undefined for who has. */
export function newcomerOf(client: IrcClient): { readonly source: string; readonly address: string } | undefined {
  const { address, host, registration, user } = client
  if (user || !registration) return undefined
  const { nick = '*', username = '~user' } = registration
  return { source: `${nick}!${username}@${host}`, address }
}

/**
 * Asks for what leaves an account as it is then. Who has not entered will enter with it, or where it waits to be verified, under its nick;
 * no further line of theirs is taken before that is known.
 */
export function askForAccount(client: IrcClient, intent: Intent, speaker: Speaker): void {
  const { promise, resolve } = Promise.withResolvers<Account | null>()
  answerAs(client, {
    did(event, nick) {
      if (event.type === 'account-kept') resolve(event.record)
      return speaker.did(event, nick)
    },
    refused(rejection, nick) {
      resolve(null)
      return speaker.refused(rejection, nick)
    },
  })
  const isNewcomer = client.user === undefined
  client.ask(intent)
  if (!isNewcomer) return
  client.hold(promise, (account) => {
    if (!account || !client.registration) return
    if (account.unverified) client.registration.made = provedBy(account)
    else enterWith(client, account, provedBy(account))
  })
}
