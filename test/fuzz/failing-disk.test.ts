/** People at both doors ask for anything while the disk fails and recovers: afterwards everybody who is there hears, and nobody else is there. */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { LOBBY } from '../../src/chat/names.ts'
import { createFakeConnection, type FakeConnection } from '../support/fake-connection.ts'
import { createPlayServer, type PlayServer } from '../support/play-server.ts'

const IRC_LINES = linesOf(
  `JOIN #a|JOIN #a,#b|JOIN #lobby|JOIN 0|PART #a|PART #a,#b :x|INVITE n1 #a|KICK #a n1|QUIT :bye
  PRIVMSG #a :hi|PRIVMSG #lobby :yo|PRIVMSG n1 :psst|@+typing=active TAGMSG #a|AWAY :x|AWAY|NICK n3|NICK m1
  TOPIC #a :t|MODE #a +i|MODE #a -i|MODE #a +b n1|MODE #a +k x|MODE #a -k x|MODE #a b|TOPIC #a|WHO #a|NAMES #a
  LIST|WHOIS n1|CHATHISTORY LATEST #a * 5|@label=1 JOIN #c|@label=2 PRIVMSG #a :l
  CAP REQ :echo-message batch labeled-response draft/chathistory`,
  '\r\n',
)
const PLAIN_LINES = linesOf(
  `hello|/join #a|/join #b|/part|/part #a|/nick n3|/nick m1|/me waves|/msg n1 hi|QUIT
  /topic x|/topic|/history|/search hello|/search -c hello|/who|/who #a|/help|/reply hi|/reply 1 hi|/react x|/react x 2
  /edit ho|/redact|/redact 1|/pin|/unpin|/pins|/history n1|/history n2`,
  '\n',
)

function linesOf(lines: string, ending: string): string[] {
  return lines.split(/\||\n\s*/).map((line) => line + ending)
}

interface Deed {
  readonly do: string
  /** Which of the door's lines, where something is said. */
  readonly lines?: readonly number[]
}

interface Guest {
  readonly door: 'irc' | 'plain'
  readonly connection: FakeConnection
}

function come(server: PlayServer, door: Guest['door'], nick: string): Guest {
  const connection = createFakeConnection()
  connection.attach(server.open(door, connection, true))
  connection.send(door === 'irc' ? `NICK ${nick}\r\nUSER u 0 * :r\r\nJOIN ${LOBBY}\r\n` : `${nick}\n`)
  return { door, connection }
}

/** What is done in a step, by or to the guest whose turn it is. */
const step: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 12, arbitrary: fc.array(fc.nat(), { minLength: 1, maxLength: 3 }).map((lines) => ({ do: 'say', lines })) },
  { weight: 3, arbitrary: fc.constantFrom({ do: 'break' }, { do: 'break-reading' }, { do: 'mend' }, { do: 'mend' }) },
  { weight: 2, arbitrary: fc.constantFrom({ do: 'hang-up' }, { do: 'come' }) },
)

function take(server: PlayServer, guests: Guest[], turn: number, { do: deed, lines = [] }: Deed) {
  const { door, connection } = guests[turn % guests.length] as Guest
  const all = door === 'irc' ? IRC_LINES : PLAIN_LINES
  switch (deed) {
    case 'say':
      return connection.send(lines.map((line) => all[line % all.length]).join(''))
    case 'break':
      return server.disk.breakDown()
    case 'break-reading':
      return server.disk.breakReading()
    case 'mend':
      return server.disk.mend()
    case 'hang-up':
      return connection.hangUp()
    default:
      return void guests.push(come(server, turn % 2 === 0 ? 'irc' : 'plain', `n${turn % 6}`))
  }
}

async function recover(server: PlayServer): Promise<void> {
  server.disk.mend()
  for (let tries = 0; tries < 3; tries++) {
    await server.settle()
    server.clock.advance(1100)
  }
  await server.settle()
}

it('KEEP-2 KEEP-3 whatever happens while the disk fails, the chat and what everybody was told are one', async () => {
  const deed = fc.record({ turn: fc.nat(), what: step, settles: fc.boolean(), waits: fc.nat({ max: 9 }) })
  // Without the bias towards small numbers: all lines and all guests alike.
  const steps = fc.noBias(fc.array(deed, { minLength: 30, maxLength: 60 }))
  await fc.assert(
    fc.asyncProperty(steps, async (script) => {
      const server = createPlayServer()
      const guests = [0, 1, 2, 3].map((n) => come(server, n % 2 === 0 ? 'irc' : 'plain', `n${n}`))
      for (const { turn, what, settles, waits } of script) {
        take(server, guests, turn, what)
        if (settles) await server.settle()
        if (waits === 0) server.clock.advance(1100)
      }
      await recover(server)
      const last = come(server, 'irc', 'last')
      await server.settle()
      last.connection.send(`PRIVMSG ${LOBBY} :is everybody here\r\n`)
      await server.settle()
      const heard = guests.filter(({ connection }) => connection.text.includes('is everybody here'))
      const others = (server.hub.chat.channel(LOBBY)?.memberships.size ?? 0) - 1
      expect(heard).toHaveLength(others)

      for (const { connection } of [...guests, last]) connection.hangUp()
      await recover(server)
      expect(server.hub.sessionCount).toBe(0)
      expect(server.hub.chat.users.size).toBe(0)
    }),
    { numRuns: 300 },
  )
})
