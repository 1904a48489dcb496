/** A bot on irc-framework that logs in, asks for what bots ask for, and comes back by itself. */
import type { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import { onTestFinished } from 'vitest'
import { within } from './patience.ts'

const require = createRequire(import.meta.url)

/** What is used here of irc-framework, which has no types. */
interface Framework extends EventEmitter {
  connect(options: object): void
  requestCap(name: string): void
  join(channel: string): void
  say(target: string, text: string): void
  raw(line: string): void
  addMonitor(nick: string): void
  readonly connection: { end(): void; auto_reconnect: boolean; registered: number | false }
}

type Fields = Readonly<Record<string, unknown>>

export interface AccountBot {
  readonly bot: Framework
  /** It believes that it has been registered for long: it comes back only to a server that kept it for more than five seconds. */
  readonly pretendLong: () => void
  /** How many events there have been, for `until` to begin at. */
  readonly count: () => number
  /** The first such event with these fields, from the event `from` on; waits for it. */
  readonly until: (event: string, fields?: Fields, from?: number) => Promise<Fields>
}

const NAMES = ['registered', 'loggedin', 'join', 'quit', 'message', 'whois', 'users online', 'users offline', 'away']
const MORE_NAMES = ['back', 'reconnecting', 'raw', 'mode']

export function openAccountBot(port: number, nick: string, password: string): AccountBot {
  const { Client } = require('irc-framework') as { Client: new () => Framework }
  const bot = new Client()
  const events: Fields[] = []
  const looks = new Set<() => void>()
  for (const event of [...NAMES, ...MORE_NAMES]) {
    bot.on(event, (fields: object = {}) => {
      events.push({ ...fields, event })
      for (const look of looks) look()
    })
  }
  bot.requestCap('labeled-response')
  bot.connect({
    host: '127.0.0.1',
    port,
    nick,
    account: { account: nick, password },
    auto_reconnect: true,
    auto_reconnect_max_wait: 500,
    auto_reconnect_max_retries: 1000,
    enable_echomessage: true,
  })
  onTestFinished(() => {
    bot.connection.auto_reconnect = false
    bot.connection.end()
  })
  return {
    bot,
    pretendLong: () => (bot.connection.registered = Number(bot.connection.registered) - 10_000),
    count: () => events.length,
    until(event, fields = {}, from = 0) {
      const { promise, resolve } = Promise.withResolvers<Fields>()
      const look = (): void => {
        const found = events.slice(from).find((one) => one['event'] === event && fit(one, fields))
        if (!found) return
        looks.delete(look)
        resolve(found)
      }
      looks.add(look)
      look()
      return within(promise, `${event} ${JSON.stringify(fields)} at ${nick}'s client`, {
        shown: () => events.map((one) => String(one['line'] ?? one['event'])).join('\n'),
      })
    },
  }
}

/** A text fits what is the same, and a pattern that it has in it. */
function fit(one: Fields, fields: Fields): boolean {
  return Object.entries(fields).every(([name, wanted]) =>
    wanted instanceof RegExp ? wanted.test(String(one[name])) : one[name] === wanted,
  )
}
