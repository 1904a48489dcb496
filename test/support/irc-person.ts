/** Somebody with a bare IRC client over a real socket: reads messages as they come, and can wait for one. */
import { connect, type Socket } from 'node:net'
import { type Message, parseMessage } from '../../src/wire/irc/message.ts'
import { within } from './patience.ts'

export class IrcPerson {
  readonly nick: string
  readonly heard: Message[] = []
  isClosed = false
  readonly #socket: Socket
  readonly #waiting = new Set<() => void>()
  #onMessage: ((message: Message) => void) | undefined
  #rest = ''

  private constructor(nick: string, socket: Socket) {
    this.nick = nick
    this.#socket = socket
    socket.setEncoding('utf8')
    socket.on('data', (text: string) => this.#read(text))
    socket.on('error', () => {})
    socket.on('close', () => {
      this.isClosed = true
      this.#look()
    })
  }

  /** Connects, asks for the capabilities, says the lines (a log-in), and resolves when the welcome is over. */
  static async arrive(
    port: number,
    nick: string,
    capabilities = '',
    lines: readonly string[] = [],
  ): Promise<IrcPerson> {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true })
    await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('error', reject))
    const person = new IrcPerson(nick, socket)
    if (capabilities !== '') person.say('CAP LS 302', `CAP REQ :${capabilities}`)
    person.say(...lines, `NICK ${nick}`, `USER ${nick} 0 * :${nick}`)
    if (capabilities !== '') person.say('CAP END')
    await person.until(({ verb }) => verb === '376' || verb === '422')
    return person
  }

  /** The same, and they are in the lobby. */
  static async inLobby(port: number, nick: string, capabilities = ''): Promise<IrcPerson> {
    const person = await IrcPerson.arrive(port, nick, capabilities)
    person.say('JOIN #lobby')
    await person.barrier()
    return person
  }

  say(...lines: string[]): void {
    if (!this.isClosed) this.#socket.write(lines.map((line) => `${line}\r\n`).join(''))
  }

  /** Calls for every message from now on. */
  onMessage(take: (message: Message) => void): void {
    this.#onMessage = take
  }

  /** The first message from index `from` on that fits; waits for it. Rejects where the connection closes before it came. */
  async until(fits: (message: Message) => boolean, from = 0): Promise<Message> {
    let at = from
    for (;;) {
      for (; at < this.heard.length; at++) if (fits(this.heard[at] as Message)) return this.heard[at] as Message
      if (this.isClosed)
        throw new Error(`${this.nick}'s connection closed; last heard: ${JSON.stringify(this.heard.at(-1))}`)
      await new Promise<void>((resolve) => this.#waiting.add(resolve))
    }
  }

  /** Resolves when somebody has said this, here or to them. */
  async hears(text: string): Promise<void> {
    const said = this.until(({ verb, params }) => verb === 'PRIVMSG' && params[1] === text)
    await within(said, `${text} at ${this.nick}`)
  }

  /** Resolves when everything that was sent has been answered. */
  async barrier(): Promise<void> {
    const token = `barrier-${this.heard.length}-${Math.random()}`
    this.say(`PING ${token}`)
    await this.until(({ verb, params }) => verb === 'PONG' && params.includes(token))
  }

  async closed(): Promise<void> {
    while (!this.isClosed) await new Promise<void>((resolve) => this.#waiting.add(resolve))
  }

  hangUp(): void {
    this.#socket.destroy()
  }

  #read(text: string): void {
    const lines = (this.#rest + text).split('\r\n')
    this.#rest = lines.pop() as string
    for (const line of lines) {
      const message = parseMessage(line)
      if (!message) throw new Error(`not a message: ${line}`)
      this.heard.push(message)
      if (message.verb === 'PING') this.say(`PONG :${message.params[0]}`)
      this.#onMessage?.(message)
    }
    this.#look()
  }

  #look(): void {
    const waiting = [...this.#waiting]
    this.#waiting.clear()
    for (const resolve of waiting) resolve()
  }
}
