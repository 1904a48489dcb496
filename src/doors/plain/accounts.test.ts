import { expect, it } from 'vitest'
import { fakeAuthenticator } from '../../../test/support/fake-authenticator.ts'
import { createFakeConnection, type FakeConnection } from '../../../test/support/fake-connection.ts'
import { createPlayServer, type PlayServer } from '../../../test/support/play-server.ts'
import { MESSAGE_KINDS } from '../../chat/entry.ts'
import type { Intent } from '../../chat/intents/index.ts'
import type { Authenticator } from '../../ports/credentials.ts'
import { LogIns } from '../../hub/log-ins.ts'
import { LoginThrottle } from '../../hub/login-throttle.ts'
import type { Client, Session } from '../../hub/session.ts'
import { openPlainDoor } from './plain-door.ts'
import { plainVoice } from './voice.ts'

const PASSWORD = 'alices-secret'

async function connect(server: PlayServer, ...lines: string[]): Promise<FakeConnection> {
  const connection = createFakeConnection()
  connection.attach(server.open('plain', connection, true))
  for (const line of lines) {
    connection.send(`${line}\n`)
    await server.settle()
  }
  return connection
}

/** A server where alice has an account and is not there. */
async function withAlice(options?: { hasLimits: boolean }): Promise<PlayServer> {
  const server = createPlayServer(options)
  await connect(server, 'alice', `/register ${PASSWORD}`, 'QUIT')
  expect(server.hub.chat.account('alice')).toBeDefined()
  return server
}

const MUTE: Client = { own() {}, refuse() {}, finish() {}, proceed() {}, goodbye() {} }

/** Somebody who may do everything, at no door. */
async function operator(server: PlayServer): Promise<(intent: Intent) => Promise<void>> {
  const session: Session = server.hub.open(createFakeConnection(), plainVoice, MUTE)
  const ask = async (intent: Intent): Promise<void> => {
    server.hub.ask(session, intent)
    await server.settle()
  }
  await ask({ do: 'enter', nick: 'op', username: 'op', host: 'op.example', realname: 'op' })
  await ask({ do: 'take-rights', rights: ['ban', 'accounts', 'kill'], keep: false })
  return ask
}

it('PLAIN-26 a closed door opens with a password, and for nobody else', async () => {
  const server = await withAlice()
  const ask = await operator(server)
  await ask({ do: 'set-door', closed: true })
  const bob = await connect(server, 'bob')
  expect(bob.take()).toBe('! only people with an account may come in for now. Type another name and press Enter.\n')
  const alice = await connect(server, 'alice')
  expect(alice.take()).toMatch(/^! the name alice belongs to an account\. Type its password/)
  alice.send(`${PASSWORD}\n`)
  await server.settle()
  expect(alice.take()).toMatch(/^You are the only one here\./)
  expect(server.hub.chat.userByNick('alice')?.account).toBe('alice')
})

it('PLAIN-26 who is banned reads why, and is let go', async () => {
  const server = createPlayServer()
  const ask = await operator(server)
  const ban = { does: 'ban', kind: 'address', what: '192.0.2.0/24', reason: 'enough.', until: null } as const
  await ask({ do: 'ban-from-server', ban })
  const eve = await connect(server, 'eve')
  expect(eve.take()).toBe('! you are banned from this server: enough.\nGoodbye.\n')
  expect(eve.state).toBe('closed')
  expect(server.hub.sessionCount).toBe(1)
})

it('PLAIN-26 who is put out of the server reads why, and on every connection', async () => {
  const server = await withAlice()
  const ask = await operator(server)
  const both = [await connect(server, 'alice', PASSWORD), await connect(server, 'alice', PASSWORD)]
  await ask({ do: 'kill', nick: 'alice', reason: 'enough' })
  for (const one of both) {
    expect(one.take()).toMatch(/\nYou are put out of the chat: Killed \(op \(enough\)\)\n$/)
    expect(one.state).toBe('closed')
  }
  expect(server.hub.sessionCount).toBe(1)
})

it('PLAIN-22 a channel that another connection renames stays where one is', async () => {
  const server = await withAlice()
  const alice = await connect(server, 'alice', PASSWORD, '/join #tea')
  const irc = createFakeConnection()
  irc.attach(server.open('irc', irc, false))
  irc.send('NICK bob\r\nUSER bob 0 * :bob\r\nJOIN #tea\r\n')
  await server.settle()
  const session = server.hub.sessionsOf(server.hub.chat.userByNick('alice')?.id ?? '')[0]
  if (!session) throw new Error('alice is here')
  server.hub.ask(session, { do: 'rename-channel', channel: '#tea', to: '#coffee', reason: '' })
  await server.settle()
  alice.take()
  irc.take()
  alice.send('black\n')
  await server.settle()
  expect(irc.take()).toContain(' PRIVMSG #coffee :black\r\n')
})

it('PLAIN-19 a suspended account is of no use, not even with its password', async () => {
  const server = await withAlice()
  const ask = await operator(server)
  await ask({ do: 'change-account', account: 'alice', change: { set: 'suspended', reason: 'a pause' } })
  const alice = await connect(server, 'alice', PASSWORD, 'alicia')
  expect(alice.take()).toMatch(
    /! the account alice is suspended: a pause\. Type another name and press Enter\.\nYou are the only one here/,
  )
})

it("PLAIN-19 a name that somebody logged out under is its owner's again", async () => {
  const server = await withAlice()
  await connect(server, 'alice', PASSWORD, '/logout')
  const second = await connect(server, 'alice', PASSWORD)
  expect(second.take()).toMatch(/Here now: Guest\d+, alice\./m)
})

it('PLAIN-19 a minute to give a name becomes two where a password is asked for, and no more', async () => {
  const server = await withAlice()
  const alice = createFakeConnection()
  alice.attach(server.open('plain', alice, true))
  server.clock.advance(40_000)
  alice.send('alice\n')
  await server.settle()
  server.clock.advance(40_000)
  await server.settle()
  expect(alice.state).toBe('open')
  alice.send('\nalice\n')
  await server.settle()
  server.clock.advance(21_000)
  await server.settle()
  expect(alice.state).toBe('closed')
  expect(server.hub.sessionCount).toBe(0)
})

it('PLAIN-19 guessing on many connections comes to an end', async () => {
  const server = await withAlice()
  let heard = ''
  for (let i = 0; i < 6; i++) {
    const eve = await connect(server, 'alice', 'guess', 'guess', 'guess', 'QUIT')
    heard += eve.take()
  }
  expect(heard.split('that is not the password').length - 1).toBe(10)
  expect(heard).toContain('! that were too many tries; try again in 30 seconds. Type another name and press Enter.\n')
  const later = await connect(server, 'alice')
  server.clock.advance(31_000)
  later.send(`${PASSWORD}\n`)
  await server.settle()
  expect(later.take()).toContain('You are the only one here')
})

it('PLAIN-19 where too many passwords wait, it is said, and it can be tried again', async () => {
  const server = await withAlice()
  const alice = await connect(server, 'alice', 'too busy')
  expect(alice.take()).toMatch(/! the server has too many passwords to look at just now; .*\. Type it again/)
})

/** A door where a test decides when a password has been looked at. */
function slowDoor(server: PlayServer) {
  const looking: ((isRight: boolean) => void)[] = []
  const looked: string[] = []
  const authenticator: Authenticator = {
    ...fakeAuthenticator,
    verify: (password) => {
      looked.push(password)
      return new Promise((resolve) => looking.push(resolve))
    },
  }
  const { hub } = server
  const logIns = new LogIns({ hub, authenticator, throttle: new LoginThrottle(), networkOf: (address) => address })
  const door = openPlainDoor({ hub, throttle: undefined, cloak: () => 'chat', logIns })
  return {
    looked,
    answer: async (isRight: boolean): Promise<void> => {
      looking.shift()?.(isRight)
      await server.settle()
    },
    connect: async (sent: string): Promise<FakeConnection> => {
      const connection = createFakeConnection()
      connection.attach(door.open(connection, true))
      connection.send(sent)
      await server.settle()
      return connection
    },
  }
}

it('PLAIN-20 lines wait while a password is looked at, and follow in their order', async () => {
  const server = await withAlice()
  const bob = await connect(server, 'bob')
  bob.take()
  const door = slowDoor(server)
  const alice = await door.connect(`alice\n${PASSWORD}\nhello\n/login alice other\nagain\n`)
  expect(door.looked).toEqual([PASSWORD])
  expect(bob.take()).toBe('')
  expect(alice.isPaused).toBe(true)
  await door.answer(true)
  expect(bob.take()).toBe('alice has joined the server\nalice: hello\n')
  expect(door.looked).toEqual([PASSWORD, 'other'])
  await door.answer(false)
  expect(bob.take()).toBe('alice: again\n')
})

it('PLAIN-20 who is gone before the password was looked at does not come in', async () => {
  const server = await withAlice()
  const door = slowDoor(server)
  const alice = await door.connect(`alice\n${PASSWORD}\n`)
  alice.hangUp()
  await server.settle()
  await door.answer(true)
  expect(server.hub.chat.users.size).toBe(0)
  expect(server.hub.sessionCount).toBe(0)
})

it('PLAIN-20 an authenticator that fails is said and logged, without the password, and it can be tried again', async () => {
  const server = await withAlice()
  const { hub } = server
  const verify = (): Promise<boolean> => Promise.reject(new Error('out of memory'))
  const authenticator = { ...fakeAuthenticator, verify }
  const logIns = new LogIns({ hub, authenticator, throttle: new LoginThrottle(), networkOf: (address) => address })
  const door = openPlainDoor({ hub, throttle: undefined, cloak: () => 'chat', logIns })
  const alice = createFakeConnection()
  alice.attach(door.open(alice, true))
  alice.send(`alice\n${PASSWORD}\n\nalicia\n`)
  await server.settle()
  expect(alice.take()).toMatch(
    /! the server could not do that; please try again\nType another name .*\nYou are the only one here/s,
  )
  expect(server.complaints).toEqual(['cannot do what a client asked for'])
})

it.each([
  ['is encrypted', { isSecure: true }, 0],
  ['stays on this machine', { address: '127.0.0.1' }, 0],
  ['stays on this machine', { address: '::1' }, 0],
  ['goes over a network', { address: '192.0.2.7' }, 1],
])('PLAIN-21 a password that %s (%o) is warned of so many times: %i', async (_how, options, times) => {
  const server = createPlayServer()
  const alice = createFakeConnection(options)
  alice.attach(server.open('plain', alice, true))
  for (const line of ['alice', `/register ${PASSWORD}`, '/logout', `/login alice ${PASSWORD}`]) {
    alice.send(`${line}\n`)
    await server.settle()
  }
  const heard = alice.take()
  expect(heard.split('not encrypted').length - 1).toBe(times)
  expect(heard).toMatch(/You are logged in as alice\.\n$/)
})

it('PLAIN-18 no password is ever told to the others, nor kept', async () => {
  const server = await withAlice()
  const bob = await connect(server, 'bob')
  await connect(
    server,
    'alice',
    PASSWORD,
    ` /LOGIN alice ${PASSWORD}`,
    `\t/login ${PASSWORD}`,
    `  /register ${PASSWORD}`,
  )
  expect(bob.text).toContain('alice has joined')
  expect(bob.text).not.toContain(PASSWORD)
  const kept = server.hub.messages.page({
    timeline: 1,
    before: Infinity,
    from: 'newest',
    kinds: MESSAGE_KINDS,
    limit: 100,
  })
  expect(JSON.stringify(kept)).not.toContain(PASSWORD)
})

it('PLAIN-18 a server without accounts says so, and a registered name is nothing to ask a password for', async () => {
  const server = await withAlice()
  const door = openPlainDoor({ hub: server.hub, throttle: undefined, cloak: () => 'chat' })
  const bob = createFakeConnection()
  bob.attach(door.open(bob, true))
  bob.send(`alice\nbob\n/login ${PASSWORD}\n/register ${PASSWORD}\n/claim x\n`)
  await server.settle()
  expect(bob.take()).toMatch(
    /^! the name alice belongs to an account; .* Type another name.*(! this server has no accounts\n){2}/s,
  )
})
