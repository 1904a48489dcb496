/** Somebody whose client speaks IRC over a WebSocket, one line in each message. */
import { once } from 'node:events'
import { WebSocket } from 'ws'
import { within } from './patience.ts'

export interface WebSocketPerson {
  readonly webSocket: WebSocket
  say(...lines: string[]): void
  heard(): readonly string[]
  /** The first line that fits; waits for it. */
  until(pattern: RegExp): Promise<string>
  /** The close code. */
  readonly closed: Promise<number>
}

/** Connects with `text.ircv3.net`, and resolves when the welcome is over. */
export async function openWebSocketPerson(port: number, nick: string): Promise<WebSocketPerson> {
  const webSocket = new WebSocket(`ws://127.0.0.1:${port}/irc`, ['text.ircv3.net'])
  const heard: string[] = []
  const looks = new Set<() => void>()
  const closed = new Promise<number>((resolve) => webSocket.on('close', resolve))
  webSocket.on('message', (line: Buffer) => {
    heard.push(line.toString())
    for (const look of looks) look()
  })
  webSocket.on('error', () => {})
  const person: WebSocketPerson = {
    webSocket,
    closed,
    heard: () => heard,
    say(...lines) {
      for (const line of lines) webSocket.send(line)
    },
    until(pattern) {
      const { promise, resolve, reject } = Promise.withResolvers<string>()
      const look = (): void => {
        const line = heard.find((line) => pattern.test(line))
        if (line === undefined) return
        looks.delete(look)
        resolve(line)
      }
      looks.add(look)
      look()
      void closed.then((code) => reject(new Error(`closed with ${code} before ${pattern}: ${heard.at(-1)}`)))
      return within(promise, `${pattern} at ${nick}'s WebSocket`, { shown: () => heard.slice(-20).join('\n') })
    },
  }
  await within(once(webSocket, 'open'), 'the WebSocket to open')
  person.say(`NICK ${nick}`, `USER ${nick} 0 * :${nick}`)
  await person.until(/ (?:376|422) /)
  return person
}
