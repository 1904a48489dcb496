/** A server that is told to stop: goodbye in everybody's words, and out within seconds whoever is stuck. */
import { DatabaseSync } from 'node:sqlite'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { openNc } from '../support/nc-person.ts'
import { within } from '../support/patience.ts'
import { describeWith } from '../support/programs.ts'
import { openRawClient, type RawClient } from '../support/raw-client.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { openWebSocketPerson } from '../support/websocket-person.ts'

/** What the server says may wait for somebody who does not read, and more than a socket takes on its way. */
const STUCK_LINES = 1500
const LONG_LINE = 'x'.repeat(400)

/** Somebody in the channel who has stopped reading, for whom much is waiting already. */
async function openStuckClient(port: number): Promise<RawClient> {
  const stuck = await openRawClient(port)
  await stuck.send('NICK stuck\r\nUSER stuck 0 * :stuck\r\nCAP REQ :echo-message\r\nJOIN #lobby\r\n')
  await stuck.until(' 366 ')
  stuck.socket.pause()
  return stuck
}

describeWith(['nc.openbsd'], 'STOP-1 a server that stops', () => {
  it.each<NodeJS.Signals>(['SIGTERM', 'SIGINT'])(
    'says goodbye at %s and is gone in time, with a client that never reads',
    async (signal) => {
      const folder = folderHere()
      const server = await serveHere(folder, '--no-limits')
      const { port } = server
      const ira = await IrcPerson.arrive(port, 'ira')
      ira.say('JOIN #lobby')
      await ira.barrier()
      const nina = openNc(port)
      nina.type('nina')
      await nina.prints(/QUIT leaves/)
      const olga = await openWebSocketPerson(port, 'olga')
      const nameless = openNc(port)
      await nameless.prints(/Type your name/)
      const silent = await openRawClient(port)
      const keptAlive = await openRawClient(port)
      await keptAlive.send('GET /health HTTP/1.1\r\nHost: a\r\n\r\n')
      await keptAlive.until('"ready"')
      const stuck = await openStuckClient(port)
      for (let i = 0; i < STUCK_LINES; i++) ira.say(`PRIVMSG #lobby :${LONG_LINE} ${i}`)
      ira.say('PRIVMSG #lobby :the last word')
      await nina.prints(/ira: the last word/)

      const ended = within(server.end(signal), 'the server to end', { shown: () => server.log() })
      const [goodbye] = await Promise.all([
        ira.until(({ verb }) => verb === 'ERROR'),
        nina.prints(/The server says goodbye: .*shutting down\./),
        olga.until(/^ERROR :Closing link: .*shutting down/),
        nameless.prints(/ERROR :Closing link: the server is stopping/),
        silent.until('ERROR :Closing link: the server is stopping'),
      ])
      expect(goodbye.params).toEqual(['Closing link: The server is shutting down'])
      // By its own clock in time: else it leaves with 1.
      expect(await ended).toBe(0)
      nina.endInput()
      nameless.endInput()
      await within(
        Promise.all([ira.closed(), nina.ended, nameless.ended, olga.closed, silent.closed, keptAlive.closed]),
        'all sockets to close',
      )
      stuck.destroy()

      const db = new DatabaseSync(join(folder, 'snug.db'), { readOnly: true })
      expect(db.prepare('PRAGMA integrity_check').all()).toEqual([{ integrity_check: 'ok' }])
      db.close()
      const { port: again } = await serveHere(folder)
      const late = openNc(again)
      late.type('late')
      await late.prints(/\] ira: the last word$/m)
    },
  )
})

it('STOP-1 leaves at once at the second Ctrl-C', async () => {
  const server = await serveHere(folderHere(), '--no-limits')
  const ira = await IrcPerson.arrive(server.port, 'ira')
  ira.say('JOIN #lobby')
  const stuck = await openStuckClient(server.port)
  for (let i = 0; i < STUCK_LINES; i++) ira.say(`PRIVMSG #lobby :${LONG_LINE} ${i}`)
  await ira.barrier()
  const first = server.end('SIGINT')
  await ira.until(({ verb }) => verb === 'ERROR')
  // What arrives this soon after the first is the same keystroke, so it is repeated until it counts.
  const repeat = setInterval(() => process.kill(server.pid, 'SIGINT'), 100)
  try {
    expect(await within(first, 'the end')).toBe(130)
  } finally {
    clearInterval(repeat)
    stuck.destroy()
  }
})
