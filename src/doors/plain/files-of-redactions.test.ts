/** That who takes a message away at this door takes its file, or is told that it stays. */
import { expect, it } from 'vitest'
import { createFakeConnection, type FakeConnection } from '../../../test/support/fake-connection.ts'
import { createPlayServer } from '../../../test/support/play-server.ts'

const FILE = {
  id: 'a'.repeat(25),
  hash: 'ab'.repeat(32),
  name: 'cat.png',
  type: 'image/png',
  size: 1,
  width: 3,
  height: 2,
  source: 'somebody!else@host',
  account: '',
  target: '',
  at: 0,
}
const LINK = `http://x/files/${FILE.id}-3x2/cat.png`

it.each([
  ['#den', 'goes', [], undefined],
  [
    '#tea',
    'stays',
    [
      '! a file in it stays, because somebody else showed it elsewhere before; an operator of the server can take it away',
    ],
    FILE,
  ],
])('FILE-12 a file that was shown first in %s %s', async (first, _, told, there) => {
  const server = createPlayServer()
  const asks = async (person: FakeConnection, ...lines: string[]): Promise<string[]> => {
    person.takeLines()
    for (const line of lines) person.send(`${line}\r\n`)
    await server.settle()
    return person.takeLines()
  }
  const connect = (kind: 'irc' | 'plain'): FakeConnection => {
    const connection = createFakeConnection()
    connection.attach(server.open(kind, connection, true))
    return connection
  }
  const [alice, bob] = [connect('plain'), connect('irc')]
  await asks(alice, 'alice', '/join #den')
  await asks(bob, 'NICK bob', 'USER bob 0 * :bob', 'JOIN #den,#tea')
  await server.hub.messages.keepFile(FILE, 0)
  await asks(bob, `PRIVMSG ${first} :${LINK}`, `PRIVMSG ${first === '#den' ? '#tea' : '#den'} :${LINK}`)
  const [number] = /\d+/.exec((await asks(alice, '/history')).findLast((line) => line.includes(LINK)) ?? '') ?? []
  const heard = await asks(alice, `/redact ${number}`)
  expect(heard).toEqual(['* [#den] a message from bob was removed', ...told])
  expect(server.hub.messages.file(FILE.id)).toEqual(there)
})
