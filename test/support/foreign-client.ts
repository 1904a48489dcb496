/** A bot on irc-framework: how somebody else's client understands what the server says. */
import type { EventEmitter } from 'node:events'
import { createRequire } from 'node:module'
import { onTestFinished } from 'vitest'
import { within } from './patience.ts'

const require = createRequire(import.meta.url)

/** What is used here of irc-framework, which has no types. */
interface Framework extends EventEmitter {
  connect(options: object): void
  join(channel: string): void
  say(target: string, text: string): void
  quit(reason: string): void
  readonly connection: { end(): void }
}

export type ForeignEvent = Readonly<Record<string, unknown>> & { readonly event: string }

export interface ForeignClient {
  readonly bot: Framework
  readonly events: readonly ForeignEvent[]
  /** The first event with such fields; waits for it. */
  until(event: string, fields: Readonly<Record<string, unknown>>): Promise<ForeignEvent>
}

const NAMES = ['registered', 'join', 'part', 'quit', 'message', 'nick', 'kick', 'userlist', 'close', 'irc error']

/** Connects, and resolves when it is registered. Leaves with the test that runs. */
export async function openForeignClient(port: number, nick: string): Promise<ForeignClient> {
  const { Client } = require('irc-framework') as { Client: new () => Framework }
  const bot = new Client()
  const events: ForeignEvent[] = []
  const looks = new Set<() => void>()
  for (const event of NAMES) {
    bot.on(event, (fields: object = {}) => {
      events.push({ ...fields, event })
      for (const look of looks) look()
    })
  }
  const client: ForeignClient = {
    bot,
    events,
    until(event, fields) {
      const { promise, resolve } = Promise.withResolvers<ForeignEvent>()
      const look = (): void => {
        const found = events.find(
          (one) => one.event === event && Object.entries(fields).every(([name, value]) => one[name] === value),
        )
        if (!found) return
        looks.delete(look)
        resolve(found)
      }
      looks.add(look)
      look()
      return within(promise, `${event} ${JSON.stringify(fields)} at ${nick}'s client`, {
        shown: () => events.map((one) => `${one.event} ${String(one['nick'])} ${String(one['message'])}`).join('\n'),
      })
    },
  }
  bot.connect({
    host: '127.0.0.1',
    port,
    nick,
    username: nick,
    gecos: nick,
    auto_reconnect: false,
    enable_chghost: true,
    enable_echomessage: true,
  })
  onTestFinished(() => bot.connection.end())
  await client.until('registered', {})
  return client
}
