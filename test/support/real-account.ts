/** Accounts at a real server, made by people who come and go over a socket. */
import { IrcPerson } from './irc-person.ts'
import { within } from './patience.ts'

/** With spaces, which every client has to carry whole. */
export const PASSWORD = 'sesame street 9'

/** Somebody who has just made an account of their name, and is logged in to it. */
export async function makeAccount(port: number, name: string): Promise<IrcPerson> {
  const person = await IrcPerson.arrive(port, name)
  person.say(`NS REGISTER ${PASSWORD}`)
  await within(
    person.until(({ verb }) => verb === '900'),
    'an account',
  )
  return person
}

/** An account of somebody who is gone again; `lines` are said before. */
export async function leaveAccount(port: number, name: string, ...lines: string[]): Promise<void> {
  const person = await makeAccount(port, name)
  person.say(...lines)
  await person.barrier()
  await goes(person)
}

export async function goes(person: IrcPerson): Promise<void> {
  person.say('QUIT')
  await within(person.closed(), 'the end of a connection')
}
