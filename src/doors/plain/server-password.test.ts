import { expect, it } from 'vitest'
import { createFakeConnection, type FakeConnection } from '../../../test/support/fake-connection.ts'
import { createPlayServer, type PlayServer } from '../../../test/support/play-server.ts'

const SESAME = 'open sesame'
const QUESTION = /^! whoever comes in here needs the password of this server\. Type it and press Enter\.\n\* Take care/

async function connect(server: PlayServer, ...lines: string[]): Promise<FakeConnection> {
  const connection = createFakeConnection()
  connection.attach(server.open('plain', connection, true))
  await type(server, connection, ...lines)
  return connection
}

async function type(server: PlayServer, connection: FakeConnection, ...lines: string[]): Promise<void> {
  for (const line of lines) {
    connection.send(`${line}\n`)
    await server.settle()
  }
}

it('PLAIN-38 who comes in gives the password of the server first', async () => {
  const server = createPlayServer({ serverPassword: SESAME })
  const bob = await connect(server, 'bob')
  expect(bob.take()).toMatch(QUESTION)
  expect(server.hub.chat.userByNick('bob')).toBeUndefined()
  await type(server, bob, 'hello')
  expect(bob.take()).toBe('! that is not the password of this server. Type it again and press Enter.\n')
  await type(server, bob, SESAME)
  expect(bob.take()).toMatch(/^You are the only one here/)
  expect(server.hub.chat.userByNick('bob')).toBeDefined()
})

it('PLAIN-38 nobody learns before which names are taken, and it is asked for once', async () => {
  const server = createPlayServer({ serverPassword: SESAME })
  await connect(server, 'bob', SESAME)
  const other = await connect(server, 'bob')
  expect(other.take()).toMatch(QUESTION)
  await type(server, other, SESAME)
  expect(other.take()).toMatch(/^! .*bob.*Type another name/)
  await type(server, other, 'carol')
  expect(server.hub.chat.userByNick('carol')).toBeDefined()
})

it('PLAIN-38 a name that belongs to an account wants both passwords', async () => {
  const server = createPlayServer({ serverPassword: SESAME })
  await connect(server, 'alice', SESAME, '/register alices-secret', 'QUIT')
  const alice = await connect(server, 'alice', SESAME)
  expect(alice.take()).toMatch(/the name alice belongs to an account/)
  await type(server, alice, 'alices-secret')
  expect(server.hub.chat.userByNick('alice')?.account).toBe('alice')
})

it('PLAIN-38 the third wrong one is the last, and tries are counted by address over all connections', async () => {
  const server = createPlayServer({ serverPassword: SESAME })
  const bob = await connect(server, 'bob', 'one', 'two', 'three', SESAME)
  expect(bob.take()).toMatch(/! that is not the password of this server\. Goodbye\.\n$/)
  expect(bob.wasClosedByServer).toBe('close')
  let said = ''
  for (let times = 0; times < 20 && !said.includes('too many tries'); times++) {
    said = (await connect(server, 'bob', 'wrong')).take()
  }
  expect(said).toMatch(/! that were too many tries; try again in .+\. Goodbye\.\n$/)
  const late = await connect(server, 'bob', SESAME)
  expect(late.take()).toContain('too many tries')
  expect(server.hub.chat.userByNick('bob')).toBeUndefined()
})
