import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createFakeConnection, type FakeConnection } from '../../../test/support/fake-connection.ts'
import { createPlayServer, type PlayServer } from '../../../test/support/play-server.ts'

async function arrive(server: PlayServer, name: string): Promise<FakeConnection> {
  const connection = createFakeConnection()
  connection.attach(server.open('plain', connection, true))
  connection.send(`${name}\n`)
  await server.settle()
  connection.take()
  return connection
}

/** Bytes that are likely to be words, and to be everything else that a client could send. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 60 }),
  fc
    .array(
      fc.constantFrom(
        '/join #tea\n',
        '/me \x1b[2J\n',
        '//a\r\n',
        'QUIT',
        '/part\r',
        '\xff\xfa',
        '\xff\xf0',
        '\n',
        'é',
        '\x9b1m',
        '/nick x\n',
        '/register long-enough\n',
        '/login long-enough\n',
        '/logout\n',
        '/away\n/list\n/whois x\n',
        '\b\b',
        '\u202e',
        '\x01ACTION a\x01',
      ),
      { maxLength: 12 },
    )
    .map((parts) =>
      Uint8Array.from(Buffer.concat(parts.map((part) => Buffer.from(part, part.includes('\xff') ? 'latin1' : 'utf8')))),
    ),
)

function cut(sent: Uint8Array, at: readonly number[]): Uint8Array[] {
  const borders = [0, ...at.map((one) => one % (sent.length + 1)).sort((a, b) => a - b), sent.length]
  return borders.slice(1).map((border, i) => sent.subarray(borders[i], border))
}

/** What alice reads of what bob sends in these pieces. */
async function heardOf(pieces: readonly Uint8Array[]): Promise<string> {
  const server = createPlayServer()
  const alice = await arrive(server, 'alice')
  const bob = await arrive(server, 'bob')
  alice.take()
  for (const piece of pieces) bob.send(piece)
  bob.end()
  await server.settle()
  server.clock.advance(5000)
  await server.settle()
  expect(server.complaints).toEqual([])
  expect(bob.state).toBe('closed')
  expect(server.hub.sessionCount).toBe(1)
  return alice.take()
}

describe('PLAIN-17 any bytes', () => {
  it('leave the others with the same words however they are cut, and with nothing that their terminals act on', async () => {
    await fc.assert(
      fc.asyncProperty(bytes, fc.array(fc.nat(), { maxLength: 5 }), async (sent, at) => {
        const whole = await heardOf([sent])
        expect(whole).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]/)
        expect(await heardOf(cut(sent, at))).toBe(whole)
      }),
      { numRuns: 60 },
    )
  })
})

describe('PLAIN-16 what others send', () => {
  it('from IRC is made harmless too, in every place where somebody can write', async () => {
    const server = createPlayServer()
    const alice = await arrive(server, 'alice')
    const irc = createFakeConnection()
    irc.attach(server.open('irc', irc, false))
    const evil = '\x1b]0;owned\x07\x1b[2J\x9b1m\x02\u202eevil'
    irc.send('NICK eve\r\nUSER eve 0 * :eve\r\nJOIN #lobby,#tea\r\n')
    alice.send('/join #tea\n')
    irc.send(`PRIVMSG #lobby :${evil}\r\nNOTICE alice :${evil}\r\nTOPIC #tea :${evil}\r\nMODE #tea +b ${evil}!*@*\r\n`)
    irc.send(
      `PRIVMSG alice :\x01ACTION ${evil}\x01\r\nAWAY :${evil}\r\nPART #lobby :${evil}\r\nKICK #tea alice :${evil}\r\n`,
    )
    alice.send('/msg eve hello\n/history\n/who\n')
    await server.settle()
    const heard = alice.take()
    expect(heard.split('evil').length - 1).toBeGreaterThanOrEqual(7)
    expect(heard).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e]/)
  })
})

describe('KEEP-6 a log that cannot be read', () => {
  it('is said to whoever asked, and the server goes on', async () => {
    const server = createPlayServer()
    const alice = await arrive(server, 'alice')
    alice.send('hello\n')
    await server.settle()
    server.disk.breakReading()
    const bob = createFakeConnection()
    bob.attach(server.open('plain', bob, true))
    bob.send('bob\n/history\n/search hello\nhello too\n')
    await server.settle()
    expect(bob.take()).toBe('! the server could not look that up\n'.repeat(3))
    expect(alice.take()).toBe('bob has joined the server\nbob: hello too\n')
    expect(server.complaints).toEqual(Array(3).fill('cannot look up what a client asked for'))

    server.disk.mend()
    bob.send('/history\n')
    await server.settle()
    expect(bob.take()).toMatch(/alice: hello\n.*bob: hello too\n$/s)
  })
})

describe('PLAIN-8 the ends of lines', () => {
  it('are CR LF for whoever ends lines so, and LF for everybody else', async () => {
    const server = createPlayServer()
    const alice = await arrive(server, 'alice')
    const bob = createFakeConnection()
    bob.attach(server.open('plain', bob, true))
    bob.send('bob\r\n')
    await server.settle()
    alice.send('hello\n')
    await server.settle()
    expect(bob.take()).toMatch(/^Here now: alice, bob\.\r\n.* QUIT leaves\.\r\nalice: hello\r\n$/)
    expect(alice.take()).toBe('bob has joined the server\n')
  })
})

describe('PLAIN-4 the nameless', () => {
  it('are let go in time even where they keep sending lines that are too long, and leave nothing behind', async () => {
    const server = createPlayServer({ hasLimits: true })
    const nobody = createFakeConnection()
    nobody.attach(server.open('plain', nobody, false))
    for (let second = 0; second < 61; second++) {
      nobody.send('x'.repeat(9000))
      server.clock.advance(1000)
      await server.settle()
    }
    expect(nobody.state).toBe('closed')
    expect(nobody.text).toMatch(/You have not given a name for a while/)
    expect(server.hub.sessionCount).toBe(0)
    // Nothing is left but the server's own: its sweep, and that of files.
    expect(server.clock.timers).toBe(2)
  })
})
