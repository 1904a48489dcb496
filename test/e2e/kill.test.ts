/** The promise: what anybody has seen is kept. Held by killing the server in the middle of everything, ten times. */
import { afterAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/wire/irc/message.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { startServer, temporaryFolder } from '../support/server-process.ts'

const ROUNDS = 10
const PEOPLE = 30
const WINDOW = 8
const CAPABILITIES = 'message-tags server-time echo-message batch draft/chathistory'
const PAGE = 100

interface Seen {
  readonly msgid: string
  readonly text: string
}

function seenIn({ verb, tags, params }: Message): Seen | undefined {
  const msgid = tags?.get('msgid')
  return verb === 'PRIVMSG' && msgid !== undefined ? { msgid, text: params[1] as string } : undefined
}

/** Talks as fast as the echoes come back, and writes down everything that is heard, in order. */
function talk(person: IrcPerson, round: number): Seen[] {
  const seen: Seen[] = []
  let next = 0
  const sayNext = (): void => person.say(`PRIVMSG #kill :${round}/${person.nick}/${next++}`)
  person.onMessage((message) => {
    const one = seenIn(message)
    if (!one) return
    seen.push(one)
    if (message.source?.startsWith(`${person.nick}!`)) sayNext()
  })
  for (let i = 0; i < WINDOW; i++) sayNext()
  return seen
}

/** Everything after `after` (or from the beginning), in pages as a client reads it. */
async function readHistory(port: number, after: string | undefined): Promise<Seen[]> {
  const reader = await IrcPerson.arrive(port, 'reader', CAPABILITIES)
  reader.say('JOIN #kill')
  await reader.barrier()
  const all: Seen[] = []
  let last = after ?? 'timestamp=1970-01-01T00:00:00.000Z'
  for (;;) {
    const from = reader.heard.length
    reader.say(`CHATHISTORY AFTER #kill ${last} ${PAGE}`)
    await reader.until(({ verb, params }) => verb === 'BATCH' && params[0]?.startsWith('-') === true, from)
    const page = reader.heard.slice(from).flatMap((message) => seenIn(message) ?? [])
    all.push(...page)
    if (page.length < PAGE) break
    last = `msgid=${page.at(-1)?.msgid}`
  }
  reader.hangUp()
  return all
}

describe('KEEP-5 kill -9 loses nothing that anybody saw', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())

  it(`in ${ROUNDS} rounds with ${PEOPLE} people talking`, { timeout: 240_000 }, async () => {
    const history: Seen[] = []
    let server = await startServer(folder.path, ['--no-limits'])
    for (let round = 0; round < ROUNDS; round++) {
      const people: IrcPerson[] = []
      for (let i = 0; i < PEOPLE; i++) people.push(await IrcPerson.arrive(server.port, `p${i}`, CAPABILITIES))
      for (const person of people) person.say('JOIN #kill')
      await Promise.all(people.map((person) => person.barrier()))
      const seen = people.map((person) => talk(person, round))
      // Long enough into the talk that everything is under way, and elsewhere in each round.
      const enough = 500 + round * 137
      const [watcher] = people as [IrcPerson]
      await watcher.until(() => seen[0] !== undefined && seen[0].length >= enough)
      await server.end('SIGKILL')
      await Promise.all(people.map((person) => person.closed()))

      server = await startServer(folder.path, ['--no-limits'])
      const last = history.at(-1)
      const kept = await readHistory(server.port, last && `msgid=${last.msgid}`)
      history.push(...kept)

      const place = new Map(kept.map(({ msgid }, i) => [msgid, i]))
      expect(place.size).toBe(kept.length)
      for (const heard of seen) {
        expect(heard.length).toBeGreaterThan(0)
        const places = heard.map(({ msgid }) => place.get(msgid))
        expect(places).not.toContain(undefined)
        expect(places).toEqual(places.toSorted((a, b) => (a as number) - (b as number)))
        expect(new Set(places).size).toBe(places.length)
        expect(heard.map(({ text }) => text)).toEqual(places.map((i) => kept[i as number]?.text))
      }
    }
    expect(new Set(history.map(({ msgid }) => msgid)).size).toBe(history.length)
    expect(await server.end('SIGTERM')).toBe(0)
  })
})
