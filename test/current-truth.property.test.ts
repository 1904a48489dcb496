/** After any sequence of messages, answers, reactions, edits and redactions, every door's history is the present truth. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { formatMsgid } from '../src/hub/msgid.ts'
import { FakeConnection } from './support/fake-connection.ts'
import { createPlayServer, type PlayServer } from './support/play-server.ts'

const PEOPLE = ['alice', 'bob', 'carol'] as const
const RICH =
  'batch draft/multiline draft/message-redaction snug.chat/edit snug.chat/timeline message-tags draft/chathistory standard-replies'
const VALUES = ['👍', '❤', 'no'] as const

/** What there is now: messages in their order, and who reacted how. */
interface Said {
  readonly id: string
  readonly by: string
  lines: readonly string[]
  isEdited: boolean
  readonly answers: Said | undefined
  readonly reactions: Set<string>
}

const lines = fc.array(fc.stringMatching(/^[a-z]{1,6}(?: [a-z]{1,6})?$/), { minLength: 1, maxLength: 3 })
const who = fc.constantFrom(...PEOPLE)
const which = fc.nat({ max: 30 })
const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('say' as const), who, lines }) },
  fc.record({ does: fc.constant('answer' as const), who, which, lines }),
  fc.record({ does: fc.constant('edit' as const), who, which, lines }),
  fc.record({ does: fc.constant('redact' as const), who, which }),
  fc.record({
    does: fc.constantFrom('react' as const, 'unreact' as const),
    who,
    which,
    value: fc.constantFrom(...VALUES),
  }),
)
type Step = typeof step extends fc.Arbitrary<infer One> ? One : never

class Person {
  readonly connection = new FakeConnection()
  readonly #server: PlayServer

  constructor(server: PlayServer, door: 'irc' | 'plain') {
    this.#server = server
    this.connection.attach(server.open(door, this.connection, true))
  }

  async asks(...said: string[]): Promise<string[]> {
    this.connection.takeLines()
    this.connection.send(said.map((line) => `${line}\r\n`).join(''))
    await this.#server.settle()
    return this.connection.takeLines()
  }
}

async function arrive(server: PlayServer, nick: string, capabilities: string): Promise<Person> {
  const person = new Person(server, 'irc')
  await person.asks(`CAP REQ :${capabilities}`, `NICK ${nick}`, `USER ${nick} 0 * :${nick}`, 'CAP END')
  await person.asks('JOIN #a')
  return person
}

/** A text as one line, or as a batch of lines. `edits`: the message that it is to take the place of. */
function linesThatSay(texts: readonly string[], tags: string, edits?: string): string[] {
  const head = tags === '' ? '' : `@${tags} `
  const [only] = texts
  if (texts.length === 1) return [edits === undefined ? `${head}PRIVMSG #a :${only}` : `EDIT #a ${edits} :${only}`]
  const batch = edits === undefined ? `${head}BATCH +x draft/multiline #a` : `BATCH +x snug.chat/edit #a ${edits}`
  return [batch, ...texts.map((text) => `@batch=x PRIVMSG #a :${text}`), 'BATCH -x']
}

async function play(server: PlayServer, people: ReadonlyMap<string, Person>, steps: readonly Step[]): Promise<Said[]> {
  const all: Said[] = []
  for (const one of steps) {
    server.clock.advance(1000)
    const person = people.get(one.who) as Person
    const about = 'which' in one ? all[one.which % Math.max(1, all.length)] : undefined
    if ('which' in one && !about) continue
    switch (one.does) {
      case 'say':
      case 'answer': {
        const tags = about ? `+reply=${about.id}` : ''
        await person.asks(...linesThatSay(one.lines, tags))
        const id = formatMsgid(server.hub.chat.lastSeq, server.hub.messages.identity)
        all.push({ id, by: one.who, lines: one.lines, isEdited: false, answers: about, reactions: new Set() })
        break
      }
      case 'edit':
        await person.asks(...linesThatSay(one.lines, '', about?.id))
        if (about?.by === one.who) Object.assign(about, { lines: one.lines, isEdited: true })
        break
      case 'redact':
        await person.asks(`REDACT #a ${about?.id}`)
        // Alice made the channel.
        if (about && (about.by === one.who || one.who === 'alice')) all.splice(all.indexOf(about), 1)
        break
      case 'react':
      case 'unreact':
        await person.asks(`@+draft/${one.does}=${one.value};+reply=${about?.id} TAGMSG #a`)
        if (one.does === 'react') about?.reactions.add(`${one.who} ${one.value}`)
        else about?.reactions.delete(`${one.who} ${one.value}`)
        break
      default:
        one satisfies never
    }
  }
  return all
}

/** `alice: hello`, one for each line that a client shows. */
function spokenLines(heard: readonly string[]): string[] {
  return heard.flatMap((line) => {
    const [, nick, text] = /:(\w+)!\S+ PRIVMSG #a :(.*)$/.exec(line) ?? []
    return nick === undefined ? [] : [`${nick}: ${text}`]
  })
}

function reactionsHeard(heard: readonly string[]): string[] {
  return heard
    .flatMap((line) => {
      const [, tags = '', nick] = /^@(\S+) :(\w+)!\S+ TAGMSG #a$/.exec(line) ?? []
      const [, value] = /\+draft\/react=([^;]+)/.exec(tags) ?? []
      const [, id] = /\+reply=([^;]+)/.exec(tags) ?? []
      return nick === undefined ? [] : [`${id} ${nick} ${value}`]
    })
    .sort()
}

/** What somebody at the plain door reads of a message. */
function plainLines(said: Said, all: readonly Said[]): string[] {
  const marks = [
    ...(said.answers && all.includes(said.answers) ? [`to ${said.answers.by}`] : []),
    ...(said.isEdited ? ['edited'] : []),
  ]
  const name = marks.length === 0 ? said.by : `${said.by} (${marks.join(', ')})`
  return said.lines.map((text, i) => `${i === 0 ? name : said.by}: ${text}`)
}

it('TIMELINE-8 every door reads back what is true now, and nothing that is not', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 30, size: 'max' }), fc.boolean(), async (steps, restarts) => {
      const server = createPlayServer()
      const people = new Map<string, Person>()
      for (const nick of PEOPLE) people.set(nick, await arrive(server, nick, RICH))
      const truth = await play(server, people, steps)
      if (restarts) server.restart()
      const said = truth.flatMap(({ by, lines: texts }) => texts.map((text) => `${by}: ${text}`))

      const rich = await arrive(server, 'rich', RICH)
      const past = await rich.asks('CHATHISTORY LATEST #a * 100')
      expect(spokenLines(past)).toEqual(said)
      expect(reactionsHeard(past)).toEqual(
        truth.flatMap(({ id, reactions }) => [...reactions].map((one) => `${id} ${one}`)).sort(),
      )

      const poor = await arrive(server, 'poor', 'draft/chathistory')
      expect(spokenLines(await poor.asks('CHATHISTORY LATEST #a * 100'))).toEqual(said)
      const notices = await poor.asks('PRIVMSG HistServ :PLAY #a 100')
      for (const { lines: texts } of truth) {
        for (const text of texts) expect(notices.some((line) => line.includes(text))).toBe(true)
      }
      expect(notices[0]).toContain(`${truth.length} message`)

      const nina = new Person(server, 'plain')
      await nina.asks('nina')
      await nina.asks('/join #a')
      const read = (await nina.asks('/history 100')).flatMap((line) => {
        const [, words] = /\] (\w+(?: \([^)]*\))?: .*?)(?: \[[^\]]*\])?$/.exec(line) ?? []
        return words === undefined ? [] : [words]
      })
      expect(read).toEqual(truth.flatMap((one) => plainLines(one, truth)))
    }),
    { numRuns: 100 },
  )
})
