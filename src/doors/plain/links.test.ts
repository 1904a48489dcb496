/** That who finds a message at this door can hand its link on. */
import { expect, it } from 'vitest'
import { createFakeConnection } from '../../../test/support/fake-connection.ts'
import { createPlayServer } from '../../../test/support/play-server.ts'
import { messagePath } from '../../wire/channel-path.ts'

it('SEARCH-4 what is found in a channel has its link below it, what stands around it and conversations have none', async () => {
  const server = createPlayServer({ linkTo: (channel, msgid) => `https://chat.test${messagePath(channel, msgid)}` })
  const alice = createFakeConnection()
  alice.attach(server.open('plain', alice, true))
  const asks = async (...lines: string[]): Promise<string[]> => {
    for (const line of lines) {
      alice.takeLines()
      alice.send(`${line}\r\n`)
      await server.settle()
    }
    return alice.takeLines()
  }
  await asks('alice', '/register alices-secret', 'green tea', 'and cake', '/msg alice green too')
  expect(await asks('/search -c green')).toEqual([
    'Found (times are UTC):',
    'found: 1 [12:00 #lobby] alice: green tea',
    expect.stringMatching(/^ {2}https:\/\/chat\.test\/c\/lobby\/\w+-\w+$/),
    'after: 2 [12:00 #lobby] alice: and cake',
    'found: 3 [12:00 private with alice] alice: green too',
  ])
})
