import { PassThrough } from 'node:stream'
import { expect, it } from 'vitest'
import { createClient } from '../../client/client.ts'
import type { LinkListener } from '../../client/link.ts'
import { openLineSource } from './line-source.ts'
import { runPlain } from './run-plain.ts'

it('ends with 1 when a line waits in vain for a connection', async () => {
  let listener: LinkListener | undefined
  const client = createClient({
    openLink(next) {
      listener = next
      return { write: () => undefined, close: () => undefined, destroy: (why) => next.closed(why) }
    },
    nick: 'zoe',
    serverName: 'here',
    channels: ['#lobby'],
    historyOnEntering: 0,
  })
  client.start()
  listener?.opened()
  const lines = [':s 001 zoe :Welcome', ':s 422 zoe :No MOTD', ':zoe!z@h JOIN #lobby']
  listener?.received(new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join('')))
  const stdin = new PassThrough()
  const stdout = new PassThrough()
  const code = runPlain({ client, source: openLineSource(stdin), stdout, isInteractive: false, patienceMs: 0 })
  listener?.closed('gone')
  stdin.end('hello\n')
  expect(await code).toBe(1)
  expect(String(stdout.read())).toContain('Connection lost: gone.')
})

it('reads lines with any ending, the last one also without', async () => {
  const stdin = new PassThrough()
  const source = openLineSource(stdin)
  stdin.end('one\r\ntwo\n\nlast')
  const lines: (string | undefined)[] = []
  for (let i = 0; i < 5; i++) lines.push(await source.next())
  expect(lines).toEqual(['one', 'two', '', 'last', undefined])
})
