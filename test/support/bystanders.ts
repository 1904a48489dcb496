/** Two people, one at the IRC door and one at the plain door, who go on talking in the lobby whatever happens around them. */
import { IrcPerson } from './irc-person.ts'
import { within } from './patience.ts'
import { openPlainPerson, type PlainPerson } from './plain-person.ts'

export interface Bystanders {
  /** At the IRC door. */
  readonly amy: IrcPerson
  /** At the plain door. */
  readonly bob: PlainPerson
  /** Does something while they talk. Rejects where a message is not answered in time. Gives what the deed gives. */
  talkDuring<T>(deed: () => Promise<T>): Promise<T>
  /** So often one said something and was answered. */
  readonly rounds: number
  leave(): void
}

export async function openBystanders(port: number): Promise<Bystanders> {
  const amy = await IrcPerson.arrive(port, 'amy')
  amy.say('JOIN #lobby')
  const bob = await openPlainPerson(port, 'bob')
  let rounds = 0

  async function talk(): Promise<void> {
    const amyHeard = amy.heard.length
    const bobHeard = bob.heard.length
    const asked = `question ${++rounds}.`
    amy.say(`PRIVMSG #lobby :${asked}`)
    await bob.until((line) => line === `amy: ${asked}`, bobHeard)
    bob.say(`answer to ${asked}`)
    await amy.until(({ params }) => params[1] === `answer to ${asked}`, amyHeard)
  }

  return {
    amy,
    bob,
    async talkDuring(deed) {
      const state = { isDone: false }
      async function talkOn(): Promise<void> {
        do {
          await within(talk(), `question and answer ${rounds}`)
        } while (!state.isDone)
      }
      const doing = deed().finally(() => (state.isDone = true))
      const [done] = await Promise.all([doing, talkOn()])
      return done
    },
    get rounds() {
      return rounds
    },
    leave() {
      amy.hangUp()
      bob.hangUp()
    },
  }
}
