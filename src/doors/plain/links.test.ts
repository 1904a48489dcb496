/** That who finds a message at this door can hand its link on. */
import { expect, it } from 'vitest'
import { createFakeConnection } from '../../../test/support/fake-connection.ts'
import { createPlayServer } from '../../../test/support/play-server.ts'
import { messagePath } from '../../wire/channel-path.ts'

it('SEARCH-4 what was found in a channel is handed on by a link, which is given when it is asked for', async () => {
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
    'Found (times are UTC; /link and a number give the link of one):',
    'found: 1 [12:00 #lobby] alice: green tea',
    'after: 2 [12:00 #lobby] alice: and cake',
    'found: 3 [12:00 private with alice] alice: green too',
  ])
  expect(await asks('/link 1')).toEqual([expect.stringMatching(/^https:\/\/chat\.test\/c\/lobby\/\w+-\w+$/)])
  expect(await asks('/link 3')).toEqual(['! what was said in private has no address'])
  expect(await asks('/link 9')).toEqual(['! no message was shown with the number 9; /history shows numbers'])
  expect(await asks('/search too')).toEqual(['Found (times are UTC):', '3 [12:00 private with alice] alice: green too'])
})

it('SEARCH-4 a server without an address gives no links', async () => {
  const server = createPlayServer({})
  const alice = createFakeConnection()
  alice.attach(server.open('plain', alice, true))
  alice.send('alice\r\ngreen tea\r\n/search green\r\n/link alice\r\n')
  await server.settle()
  expect(alice.takeLines().slice(-3)).toEqual([
    'Found (times are UTC):',
    '1 [12:00 #lobby] alice: green tea',
    '! this server does not know by which address people find it',
  ])
})

it('SEARCH-5 a search goes on from message to message, where more was found than is shown', async () => {
  const server = createPlayServer({})
  const alice = createFakeConnection()
  alice.attach(server.open('plain', alice, true))
  const asks = async (text: string): Promise<string[]> => {
    alice.takeLines()
    alice.send(text)
    await server.settle()
    return alice.takeLines()
  }
  await asks(`alice\r\n${Array.from({ length: 43 }, (_, i) => `tea ${i}\r\n`).join('')}`)
  const pages: string[][] = []
  let next: string | undefined = '/search tea'
  while (next !== undefined) {
    const lines = await asks(`${next}\r\n`)
    pages.push(lines.flatMap((line) => / alice: tea (\d+)$/.exec(line)?.[1] ?? []))
    next = /^There may be older ones: (\/search tea before:\d+)$/.exec(lines.at(-1) ?? '')?.[1]
  }
  expect(pages.map(({ length }) => length)).toEqual([20, 20, 3])
  expect(new Set(pages.flat()).size).toBe(43)
  expect((await asks('/search tea before:999\r\n')).join()).toContain('before:999 is no time')
})
