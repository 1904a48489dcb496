/** Names that belong to accounts: given up, taken back, and lost with a password; and commands that fail. */
import { describe, expect, it, vi } from 'vitest'
import { createFakeConnection, type FakeConnection } from '../../../test/support/fake-connection.ts'
import { createPlayServer, type PlayServer } from '../../../test/support/play-server.ts'
import { commands } from './commands/index.ts'

const PASSWORD = 'alices-secret'

async function connect(server: PlayServer, ...lines: string[]): Promise<FakeConnection> {
  const connection = createFakeConnection()
  connection.attach(server.open('plain', connection, true))
  await asks(server, connection, ...lines)
  return connection
}

async function asks(server: PlayServer, connection: FakeConnection, ...lines: string[]): Promise<string> {
  for (const line of lines) {
    connection.send(`${line}\n`)
    await server.settle()
  }
  return connection.take()
}

/** Alice is here with her account, and bob as a guest. */
async function both(): Promise<{ server: PlayServer; alice: FakeConnection; bob: FakeConnection }> {
  const server = createPlayServer()
  const alice = await connect(server, 'alice', `/register ${PASSWORD}`)
  const bob = await connect(server, 'bob')
  for (const one of [alice, bob]) one.take()
  return { server, alice, bob }
}

it('ACCOUNT-11 who logs out gives up the name of the account', async () => {
  const { server, alice, bob } = await both()
  expect(await asks(server, alice, '/logout')).toMatch(/^You are logged out\.\n\* alice is now known as Guest\d+\n$/)
  expect(bob.take()).toMatch(/^\* alice is now known as Guest\d+\n$/)
})

describe('PLAIN-27 the name of an account:', () => {
  it('/regain puts out who has the name, and gives it back', async () => {
    const { server, alice, bob } = await both()
    expect(await asks(server, bob, '/regain alice')).toBe('! you are not logged in; /login does that\n')
    expect(await asks(server, bob, '/regain alice wrong-one')).toContain('! that is not the password of alice\n')
    expect(await asks(server, bob, `/regain alice ${PASSWORD}`)).toBe(
      'You are logged in as alice.\nalice has left the server\n* alice is put out\n* bob is now known as alice\n',
    )
    expect(alice.take()).toContain('You are put out of the chat: Ghosted by bob\n')
    expect(alice.state).toBe('closed')
    expect(server.hub.chat.userByNick('alice')?.sessions).toHaveLength(1)
  })

  it('/ghost puts out who has the name, and no more', async () => {
    const { server, bob } = await both()
    expect(await asks(server, bob, `/login alice ${PASSWORD}`, '/ghost alice')).toContain('* alice is put out\n')
    expect(server.hub.chat.userByNick('alice')).toBeUndefined()
    expect(server.hub.chat.userByNick('bob')?.account).toBe('alice')
    expect(await asks(server, bob, '/ghost')).toBe('! it goes like this: /ghost <name> [password]\n')
  })

  it('their password is said to nobody, wherever the slash stands', async () => {
    const { server, alice, bob } = await both()
    await asks(server, bob, ` /ghost alice ${PASSWORD}x`, ` /regain alice ${PASSWORD}x`)
    expect(alice.text).not.toContain(PASSWORD)
  })
})

it('ACCOUNT-10 whose password was changed on another connection reads why this one ends', async () => {
  const { server, alice, bob } = await both()
  const second = await connect(server, 'alice', PASSWORD)
  second.take()
  const { hub } = server
  const [session] = hub.sessionsOf(hub.chat.userByNick('alice')?.id ?? '')
  if (!session) throw new Error('alice is not here')
  const credentials = { argon2: 'new-password', scram: null }
  hub.ask(session, { do: 'change-account', account: 'alice', change: { set: 'password', credentials } })
  await server.settle()
  expect(second.take()).toBe('You are put out of the chat: The password of alice was changed\n')
  expect(second.state).toBe('closed')
  expect(alice.state).toBe('open')
  expect(bob.take()).toBe('')
})

describe('FAULT-4 a command that fails', () => {
  const SORRY = '! the server could not do that; please try again'

  it('costs a sentence', async () => {
    const { server, bob } = await both()
    const row = commands.find(({ verb }) => verb === 'who')
    if (!row) throw new Error('there is no /who')
    const spy = vi.spyOn(row, 'run').mockImplementation(() => {
      throw new Error('hunter2')
    })
    expect(await asks(server, bob, '/who')).toBe(`${SORRY}\n`)
    spy.mockRestore()
    expect(await asks(server, bob, '/who')).toContain('alice')
  })

  it('ends the connection of who is not in yet', async () => {
    const server = createPlayServer()
    const spy = vi.spyOn(server.hub, 'ask').mockImplementationOnce(() => {
      throw new Error('hunter2')
    })
    const eve = await connect(server, 'eve')
    expect(eve.take()).toBe('')
    expect(eve.text).toContain(`${SORRY}. Goodbye.\n`)
    expect(eve.state).toBe('closed')
    spy.mockRestore()
  })
})
