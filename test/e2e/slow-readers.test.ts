/** Fifty people at three doors who stop reading, in a channel where much is said. */
import { expect, it, onTestFinished } from 'vitest'
import { openBystanders } from '../support/bystanders.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { peakMemoryMiB } from '../support/memory-of.ts'
import { within } from '../support/patience.ts'
import { openPlainPerson } from '../support/plain-person.ts'
import { openRawClient } from '../support/raw-client.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { openWebSocketPerson } from '../support/websocket-person.ts'

const SLOW = { irc: 20, plain: 15, webSocket: 15 }
const SLOW_COUNT = SLOW.irc + SLOW.plain + SLOW.webSocket
/** The queue of each holds 1 MiB at most, which they share as far as they wait for the same. */
const MAX_MEMORY_MIB = 300
const LINE = 'x'.repeat(3900)

/** Comes in by each door, and reads nothing from then on. Gives what ends them. */
async function openSlowReaders(port: number): Promise<() => void> {
  const sockets: { destroy(): void }[] = []
  for (let i = 0; i < SLOW.irc; i++) {
    const person = await openRawClient(port)
    await person.send(`NICK irc${i}\r\nUSER slow 0 * :slow\r\nJOIN #lobby\r\n`)
    await person.until(' 366 ')
    sockets.push(person.socket.pause())
  }
  for (let i = 0; i < SLOW.plain; i++) {
    const person = await openRawClient(port)
    await person.send(`plain${i}\n`)
    await person.until('QUIT leaves')
    sockets.push(person.socket.pause())
  }
  for (let i = 0; i < SLOW.webSocket; i++) {
    const person = await openWebSocketPerson(port, `web${i}`)
    person.say('JOIN #lobby')
    await person.until(/ 366 /)
    person.webSocket.pause()
    sockets.push({ destroy: () => person.webSocket.terminate() })
  }
  return () => {
    for (const socket of sockets) socket.destroy()
  }
}

it(`SLOW-1 lets ${SLOW_COUNT} slow readers go, with a line in the log for each, and the others hear everything`, async () => {
  const server = await serveHere(folderHere(), '--no-limits')
  const { port } = server
  const bystanders = await openBystanders(port)
  onTestFinished(() => bystanders.leave())
  const listener = await IrcPerson.arrive(port, 'listener')
  listener.say('JOIN #lobby')
  const talker = await openPlainPerson(port, 'talker')
  onTestFinished(() => {
    listener.hangUp()
    talker.hangUp()
  })
  onTestFinished(await openSlowReaders(port))

  const letGo = (): number => server.log().match(/"A client does not read; it is let go"/g)?.length ?? 0
  let said = 0
  await bystanders.talkDuring(async () => {
    while (letGo() < SLOW_COUNT) {
      const end = `end of ${said++}.`
      const from = listener.heard.length
      talker.say(`${LINE} ${end}`)
      await within(
        listener.until(({ params }) => params[1]?.endsWith(end) === true, from),
        `${end} with ${letGo()} let go`,
      )
    }
  })
  const gone = (): string[] =>
    listener.heard.flatMap(({ verb, source = '' }) => (verb === 'QUIT' ? [source.split('!', 1)[0] as string] : []))
  await listener.until(() => gone().length >= SLOW_COUNT)
  expect(new Set(gone())).toHaveLength(SLOW_COUNT)
  expect(gone().filter((nick) => !/^(?:irc|plain|web)\d+$/.test(nick))).toEqual([])

  const heard = listener.heard.flatMap(({ source, params }) =>
    source?.startsWith('talker!') === true && params[1] !== undefined ? [/end of (\d+)\.$/.exec(params[1])?.[1]] : [],
  )
  expect(heard.filter((number) => number !== undefined).map(Number)).toEqual(Array.from({ length: said }, (_, i) => i))
  await expect.poll(letGo).toBe(SLOW_COUNT)
  expect(peakMemoryMiB(server.pid)).toBeLessThan(MAX_MEMORY_MIB)
})
