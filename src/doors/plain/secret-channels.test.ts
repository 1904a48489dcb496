/** That a secret channel which one is not in answers like one that does not exist at this door too. */
import { beforeEach, expect, it } from 'vitest'
import { createFakeConnection, type FakeConnection } from '../../../test/support/fake-connection.ts'
import { createPlayServer, type PlayServer } from '../../../test/support/play-server.ts'

let server: PlayServer
let bob: FakeConnection

async function connect(kind: 'irc' | 'plain', ...lines: string[]): Promise<FakeConnection> {
  const connection = createFakeConnection()
  connection.attach(server.open(kind, connection, true))
  for (const line of lines) {
    connection.send(`${line}\r\n`)
    await server.settle()
  }
  return connection
}

async function asks(line: string, name: string): Promise<string[]> {
  bob.takeLines()
  bob.send(`${line.replaceAll('%', name)}\r\n`)
  await server.settle()
  return bob.takeLines().map((text) => text.replaceAll(name, '%'))
}

beforeEach(async () => {
  server = createPlayServer()
  await connect('irc', 'NICK alice', 'USER a 0 * :a', 'JOIN #cave', 'MODE #cave +sm', 'TOPIC #cave :gold')
  bob = await connect('plain', 'bob')
})

it.each([
  '/topic %',
  '/topic % silver',
  '/who %',
  '/part %',
  '/kick alice %',
  '/kick % alice',
  '/msg % hello',
  '/list',
  '/whois %',
  '/whois alice',
])('SECRET-1 a secret channel sounds like none at the plain door: %s', async (line) => {
  const heard = await asks(line, '#cave')
  expect(heard.join('')).not.toMatch(/gold|#cave/)
  expect(heard).toEqual(await asks(line, '#none'))
})
