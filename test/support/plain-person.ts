/** Somebody at the plain door over a bare socket: hears lines, and can wait for one. */
import { once } from 'node:events'
import { connect } from 'node:net'

export interface PlainPerson {
  readonly heard: readonly string[]
  say(line: string): void
  /** The first line from index `from` on that fits; waits for it. Rejects where the connection closes before it came. */
  until(fits: (line: string) => boolean, from?: number): Promise<string>
  hangUp(): void
}

/** Comes in, and resolves when the welcome is over. */
export async function openPlainPerson(port: number, name: string): Promise<PlainPerson> {
  const socket = connect({ port, host: '127.0.0.1', noDelay: true })
  const heard: string[] = []
  let rest = ''
  let isClosed = false
  let cameSomething = Promise.withResolvers<void>()
  const came = (): void => {
    cameSomething.resolve()
    cameSomething = Promise.withResolvers()
  }
  socket.setEncoding('utf8').on('data', (text: string) => {
    const lines = (rest + text).split('\n')
    rest = lines.pop() as string
    heard.push(...lines)
    came()
  })
  socket.on('error', () => {})
  socket.on('close', () => {
    isClosed = true
    came()
  })
  const person: PlainPerson = {
    heard,
    say: (line) => void socket.write(`${line}\n`),
    async until(fits, from = 0) {
      for (let at = from; ; at++) {
        while (at >= heard.length) {
          if (isClosed) throw new Error(`${name}'s connection closed; last heard: ${heard.at(-1)}`)
          await cameSomething.promise
        }
        const line = heard[at] as string
        if (fits(line)) return line
      }
    },
    hangUp: () => void socket.destroy(),
  }
  await once(socket, 'connect')
  person.say(name)
  await person.until((line) => line.endsWith('QUIT leaves.'))
  return person
}
