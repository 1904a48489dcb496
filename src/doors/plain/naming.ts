/** How somebody who has no name yet gets one. */
import { LOBBY } from '../../chat/names.ts'
import type { Intent } from '../../chat/intents/index.ts'

/** Then it is a program that will never guess a name, or somebody who should come back with a fresh mind. */
export const MAX_NAME_TRIES = 10

const USERNAME = /[^A-Za-z0-9._-]/g
const MAX_USERNAME = 20

/** The intents that bring somebody in, one after the other. */
export function intentToEnter(nick: string, host: string): Intent {
  // As the IRC door makes them, so that masks fit people from here too. The ~ says that nobody has verified it.
  const username = `~${nick.replace(USERNAME, '') || 'user'}`.slice(0, MAX_USERNAME)
  return { do: 'enter', nick, username, host, realname: nick }
}

export const intentToArrive: Intent = { do: 'join', channel: LOBBY }

/** Behind what is wrong with the last name. */
export const TRY_ANOTHER = 'Type another name and press Enter.'
