/** How somebody who has no name yet gets one. */
import type { ProvedAccount } from '../../chat/accounts.ts'
import { LOBBY } from '../../chat/names.ts'
import type { Intent } from '../../chat/intents/index.ts'
import type { Rejection } from '../../chat/rejections.ts'

/** Then it is a program that will never guess a name, or somebody who should come back with a fresh mind. */
export const MAX_NAME_TRIES = 10

const USERNAME = /[^A-Za-z0-9._-]/g
const MAX_USERNAME = 20

/** The intents that bring somebody in, one after the other. */
/** `account`: the one that they proved to be theirs. */
export function intentToEnter(
  nick: string,
  { host, address }: { readonly host: string; readonly address: string },
  account?: ProvedAccount,
): Intent {
  // As the IRC door makes them, so that masks fit people from here too. The ~ says that nobody has verified it.
  const username = `~${nick.replace(USERNAME, '') || 'user'}`.slice(0, MAX_USERNAME)
  return { do: 'enter', nick, username, host, address, realname: nick, ...(account === undefined ? {} : { account }) }
}

export const intentToArrive: Intent = { do: 'join', channel: LOBBY }

/** Behind what is wrong with the last name. */
export const TRY_ANOTHER = 'Type another name and press Enter.'

/** The chat's refusals that a name's owner can get past with a password. */
export function isForItsOwner({ why }: Rejection): boolean {
  return why === 'nick-registered' || why === 'nick-in-use' || why === 'door-closed'
}

export function phraseQuestion(name: string): string {
  return `the name ${name} belongs to an account. Type its password and press Enter, or only Enter to take another name.`
}
