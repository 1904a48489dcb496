/** What somebody hears from a service, without the head of its NOTICEs. */
import type { Right } from '../../src/chat/rights.ts'
import type { IrcHouse, IrcPerson } from './irc-house.ts'

const HEAD = /^:(\w+)!services@chat\.test NOTICE \S+ :/

/** Says a line and gives what is heard: `NickServ: text`, and lines of others as they are. */
export async function hearsOf(person: IrcPerson, line: string): Promise<string[]> {
  return (await person.asks(line)).map((heard) => heard.replace(HEAD, '$1: '))
}

/** Gives somebody who is here rights of a server operator. */
export async function makeOperator(house: IrcHouse, nick: string, rights: readonly Right[]): Promise<void> {
  const user = house.hub.chat.userByNick(nick)
  const [session] = house.hub.sessionsOf(user?.id ?? '')
  if (!session) throw new Error(`${nick} is not here`)
  house.hub.ask(session, { do: 'take-rights', rights, keep: false })
  await house.clock.settle()
}
