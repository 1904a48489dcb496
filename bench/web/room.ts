/** A real server with a lobby that many have talked in, and people who go on talking. */
import { IrcPerson } from '../../test/support/irc-person.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../../test/support/server-process.ts'

const WORDS =
  'so we said that the kettle is on and somebody has to look after it while others bring cups from the kitchen'
const WORD_LIST = WORDS.split(' ')
const AT_ONCE = 2000

export interface Room {
  readonly port: number
  /** As many messages in the lobby, by several people. */
  fill(count: number): Promise<void>
  /** As many messages each second, evenly, until it is called off. */
  talk(perSecond: number): () => void
  close(): Promise<void>
}

export async function openRoom(): Promise<Room> {
  const folder = temporaryFolder()
  const server: ServerProcess = await startServer(folder.path, ['--no-limits'])
  const people = await Promise.all(
    ['ann', 'ben', 'cleo', 'dan', 'eve'].map(async (nick) => {
      const person = await IrcPerson.arrive(server.port, nick)
      person.say('JOIN #lobby')
      return person
    }),
  )
  let said = 0

  function message(): string {
    const n = said++
    const length = 3 + ((n * 7) % 24)
    const words = Array.from({ length }, (_, i) => WORD_LIST[(n + i * 3) % WORD_LIST.length])
    return `PRIVMSG #lobby :message ${n}. ${words.join(' ')}`
  }

  return {
    port: server.port,
    async fill(count) {
      for (let left = count; left > 0; left -= AT_ONCE) {
        const person = people[((left / AT_ONCE) % people.length) | 0] as IrcPerson
        person.say(...Array.from({ length: Math.min(left, AT_ONCE) }, message))
        await person.barrier()
        for (const { heard } of people) heard.length = 0
      }
    },
    talk(perSecond) {
      let due = 0
      let last = performance.now()
      const timer = setInterval(() => {
        const now = performance.now()
        due += ((now - last) * perSecond) / 1000
        last = now
        for (; due >= 1; due--) people[said % people.length]?.say(message())
        for (const { heard } of people) heard.length = 0
      }, 10)
      return () => clearInterval(timer)
    },
    async close() {
      for (const person of people) person.hangUp()
      await server.end('SIGTERM')
      folder.remove()
    },
  }
}
