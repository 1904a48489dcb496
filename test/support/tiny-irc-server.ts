/** A server small enough to be believed at a glance: channels, history and echo, for tests of the client alone. */
import { createServer } from 'node:net'
import type { AddressInfo, Socket } from 'node:net'
import { formatMessage, parseMessage } from '../../src/wire/irc/message.ts'
import type { Message, MessageToFormat } from '../../src/wire/irc/message.ts'
import { createLineReader } from '../../src/wire/lines.ts'

export interface TinyServer {
  readonly port: number
  /** Lines that clients have sent, in order of arrival. */
  readonly heard: readonly string[]
  /** Somebody who has no connection says something; it is kept and told. */
  say(nick: string, channel: string, text: string): void
  /** Any message to everybody. */
  tellAll(message: MessageToFormat): void
  /** Resolves when a line that matches has arrived, also one that came before. */
  hears(pattern: RegExp): Promise<string>
  /** Cuts every connection without a word. */
  dropAll(): void
  close(): Promise<void>
}

export interface TinyServerOptions {
  readonly port?: number
  readonly capabilities?: string
  readonly takenNicks?: readonly string[]
  readonly historyLimit?: number
}

interface Client {
  readonly socket: Socket
  nick: string
  isIn: boolean
  hasNegotiated: boolean
  readonly channels: Set<string>
}

export const ALL_CAPABILITIES =
  'message-tags server-time batch labeled-response echo-message multi-prefix away-notify cap-notify draft/chathistory'

export async function openTinyServer(options: TinyServerOptions = {}): Promise<TinyServer> {
  const { capabilities = ALL_CAPABILITIES, takenNicks = [], historyLimit = 50 } = options
  const clients = new Set<Client>()
  const history = new Map<string, { msgid: string; line: MessageToFormat }[]>()
  const topics = new Map([['#lobby', 'What this place is about']])
  const heard: string[] = []
  const awaited: { pattern: RegExp; resolve: (line: string) => void }[] = []
  let messages = 0

  const server = createServer((socket) => {
    const client: Client = { socket, nick: '*', isIn: false, hasNegotiated: false, channels: new Set() }
    clients.add(client)
    const reader = createLineReader({
      maxLineBytes: 9000,
      onLine(line) {
        const message = line === undefined ? undefined : parseMessage(line)
        if (line === undefined || !message) return
        heard.push(line)
        for (const { pattern, resolve } of awaited) if (pattern.test(line)) resolve(line)
        answer(client, message)
      },
    })
    socket.on('data', (bytes) => reader.push(bytes))
    socket.on('error', () => socket.destroy())
    socket.on('close', () => {
      clients.delete(client)
      if (client.isIn) tell(client.channels, { source: source(client.nick), verb: 'QUIT', params: ['gone'] })
    })
  })

  function send({ socket }: Client, message: MessageToFormat): void {
    if (socket.writable) socket.write(`${formatMessage(message)}\r\n`)
  }

  function numeric(client: Client, verb: string, ...params: string[]): void {
    send(client, { source: 'tiny.test', verb, params: [client.nick, ...params] })
  }

  function tell(channels: Iterable<string>, message: MessageToFormat, except?: Client): void {
    const wanted = new Set(channels)
    for (const client of clients) {
      if (client !== except && [...client.channels].some((name) => wanted.has(name))) send(client, message)
    }
  }

  function keep(nick: string, verb: string, channel: string, text: string): MessageToFormat {
    const msgid = `id${++messages}`
    const tags = new Map([
      ['time', new Date().toISOString()],
      ['msgid', msgid],
    ])
    const line = { tags, source: source(nick), verb, params: [channel, text] }
    history.set(channel, [...(history.get(channel) ?? []), { msgid, line }])
    return line
  }

  const rows: Record<string, (client: Client, message: Message) => void> = {
    CAP(client, { params: [subcommand, list = ''] }) {
      if (subcommand === 'LS') send(client, { source: 'tiny.test', verb: 'CAP', params: ['*', 'LS', capabilities] })
      if (subcommand === 'REQ') send(client, { source: 'tiny.test', verb: 'CAP', params: ['*', 'ACK', list] })
      if (subcommand === 'END') client.hasNegotiated = true
      welcome(client)
    },
    NICK(client, { params: [nick = ''] }) {
      const isTaken = takenNicks.includes(nick) || [...clients].some((other) => other !== client && other.nick === nick)
      if (isTaken) return numeric(client, '433', nick, 'Nickname is already in use')
      if (client.isIn) tell(client.channels, { source: source(client.nick), verb: 'NICK', params: [nick] })
      client.nick = nick
      welcome(client)
    },
    PING: (client, { params }) => send(client, { source: 'tiny.test', verb: 'PONG', params: ['tiny.test', ...params] }),
    JOIN(client, { params: [channel = ''] }) {
      client.channels.add(channel)
      tell([channel], { source: source(client.nick), verb: 'JOIN', params: [channel] })
      const topic = topics.get(channel)
      if (topic !== undefined) numeric(client, '332', channel, topic)
      const names = [...clients].filter(({ channels }) => channels.has(channel)).map(({ nick }) => nick)
      numeric(client, '353', '=', channel, names.join(' '))
      numeric(client, '366', channel, 'End of names')
    },
    PART(client, { params }) {
      tell(params.slice(0, 1), { source: source(client.nick), verb: 'PART', params })
      client.channels.delete(params[0] ?? '')
    },
    PRIVMSG(client, { tags, verb, params: [target = '', text = ''] }) {
      const line = keep(client.nick, verb, target, text)
      const label = tags?.get('label')
      const echo = label === undefined ? line : { ...line, tags: new Map([...(line.tags ?? []), ['label', label]]) }
      if (capabilities.includes('echo-message')) send(client, echo)
      if (target.startsWith('#')) tell([target], line, client)
      else for (const other of clients) if (other.nick === target) send(other, line)
    },
    CHATHISTORY(client, { params: [subcommand = '', channel = '', reference = '*', limit = '50'] }) {
      const all = history.get(channel) ?? []
      const at = all.findIndex(({ msgid }) => reference === `msgid=${msgid}`)
      const count = Math.min(Number(limit), historyLimit)
      let page = all.slice(-count)
      if (subcommand === 'BEFORE') page = all.slice(Math.max(0, at - count), Math.max(0, at))
      if (subcommand === 'AFTER') page = all.slice(at + 1, at + 1 + count)
      send(client, { verb: 'BATCH', params: ['+h', 'chathistory', channel] })
      for (const { line } of page) send(client, { ...line, tags: new Map([...(line.tags ?? []), ['batch', 'h']]) })
      send(client, { verb: 'BATCH', params: ['-h'] })
    },
    QUIT(client) {
      send(client, { verb: 'ERROR', params: ['Goodbye'] })
      client.socket.end()
    },
  }

  function answer(client: Client, message: Message): void {
    rows[message.verb]?.(client, message)
  }

  function welcome(client: Client): void {
    if (client.isIn || !client.hasNegotiated || client.nick === '*') return
    client.isIn = true
    numeric(client, '001', 'Welcome')
    numeric(
      client,
      '005',
      'NETWORK=Tiny',
      'CASEMAPPING=ascii',
      'CHANTYPES=#',
      `CHATHISTORY=${historyLimit}`,
      'are supported',
    )
    numeric(client, '422', 'No message of the day')
  }

  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    heard,
    say: (nick, channel, text) => tell([channel], keep(nick, 'PRIVMSG', channel, text)),
    tellAll(message) {
      for (const client of clients) send(client, message)
    },
    hears(pattern) {
      const line = heard.find((line) => pattern.test(line))
      return line === undefined ? new Promise((resolve) => awaited.push({ pattern, resolve })) : Promise.resolve(line)
    },
    dropAll() {
      for (const { socket } of clients) socket.destroy()
    },
    close() {
      for (const { socket } of clients) socket.destroy()
      return new Promise((resolve) => server.close(() => resolve()))
    },
  }
}

function source(nick: string): string {
  return `${nick}!${nick}@tiny.test`
}
