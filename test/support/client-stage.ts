/** A client whose server and clock are the test's: what it sends is read, what it is told is written, line by line. */
import { WANTED } from '../../src/client/capabilities.ts'
import { createClient } from '../../src/client/client.ts'
import type { Client } from '../../src/client/client.ts'
import type { ClientOptions } from '../../src/client/client-api.ts'
import type { ClientClock } from '../../src/client/client-clock.ts'
import type { LinkListener } from '../../src/client/link.ts'
import { bufferNamed } from '../../src/client/state/selectors.ts'
import { entriesForwards } from '../../src/client/state/timeline.ts'

export interface ClientStage {
  readonly client: Client
  /** What the client has sent since it was last asked. */
  sent(): string[]
  /** The server's lines. */
  told(...lines: string[]): void
  opened(): void
  closed(reason: string): void
  pass(ms: number): void
  readonly links: () => number
  /** What was said in a buffer. */
  texts(buffer: string): string[]
  /** Notes for the person in a buffer. */
  notes(buffer: string): string[]
  /** What was found and is shown in a buffer: `1 #tea amy: hello`. */
  quotes(buffer: string): string[]
}

export function openClientStage(
  options: Partial<
    Pick<ClientOptions, 'historyOnEntering' | 'knowsPeople' | 'logsIn' | 'serverPassword' | 'channelPasswords'>
  > = {},
): ClientStage {
  let listener: LinkListener | undefined
  let links = 0
  let out: string[] = []
  let now = 0
  let timers: { at: number; call: () => void }[] = []
  const clock: ClientClock = {
    now: () => now,
    random: () => 0.5,
    after(delayMs, call) {
      const timer = { at: now + delayMs, call }
      timers.push(timer)
      return () => void (timers = timers.filter((other) => other !== timer))
    },
  }
  const close = (reason: string): void => {
    const told = listener
    listener = undefined
    told?.closed(reason)
  }
  const client = createClient({
    openLink(next) {
      listener = next
      links++
      return {
        write: (bytes) =>
          void out.push(
            ...new TextDecoder()
              .decode(bytes)
              .split('\r\n')
              .filter((line) => line !== ''),
          ),
        close: () => undefined,
        destroy: close,
      }
    },
    clock,
    nick: 'zoe',
    serverName: 'here',
    channels: ['#lobby'],
    historyOnEntering: options.historyOnEntering ?? 10,
    knowsPeople: options.knowsPeople ?? false,
    logsIn: options.logsIn ?? false,
    serverPassword: options.serverPassword ?? '',
    ...(options.channelPasswords && { channelPasswords: options.channelPasswords }),
  })
  client.start()
  return {
    client,
    links: () => links,
    sent() {
      const lines = out
      out = []
      return lines
    },
    told: (...lines) => listener?.received(new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join(''))),
    opened: () => listener?.opened(),
    closed: close,
    pass(ms) {
      const until = now + ms
      for (;;) {
        const next = timers.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0]
        if (!next) break
        timers = timers.filter((timer) => timer !== next)
        now = next.at
        next.call()
      }
      now = until
    },
    notes(name) {
      const buffer = bufferNamed(client.state, name)
      return buffer ? [...entriesForwards(buffer.timeline)].flatMap((e) => (e.kind === 'note' ? e.text : [])) : []
    },
    quotes(name) {
      const buffer = bufferNamed(client.state, name)
      return buffer
        ? [...entriesForwards(buffer.timeline)].flatMap((e) =>
            e.kind === 'quote' ? `${e.number} ${e.place} ${e.nick}: ${e.text}` : [],
          )
        : []
    },
    texts(name) {
      const buffer = bufferNamed(client.state, name)
      return buffer ? [...entriesForwards(buffer.timeline)].flatMap((e) => (e.kind === 'talk' ? e.text : [])) : []
    },
  }
}

/** All that the client can use. */
export const RICH_OFFER = `:s CAP * LS :${WANTED.map((name) => (name === 'draft/multiline' ? `${name}=max-bytes=4096,max-lines=20` : name)).join(' ')}`

export const OFFER =
  ':s CAP * LS :batch draft/chathistory echo-message labeled-response message-tags sasl=PLAIN server-time'

/** The handshake, until the client is welcome. */
export function welcomeClient(s: ClientStage, offer = OFFER, nick = 'zoe'): void {
  s.opened()
  s.told(offer)
  const requests = s.sent().filter((line) => line.startsWith('CAP REQ'))
  for (const request of requests) s.told(`:s CAP * ACK ${request.slice('CAP REQ '.length)}`)
  s.told(
    `:s 001 ${nick} :Welcome`,
    `:s 005 ${nick} CASEMAPPING=ascii CHATHISTORY=3 :are supported`,
    `:s 422 ${nick} :No MOTD`,
  )
}

/** Zoe in the lobby, where amy has said something. */
export function inLobby(
  offer = RICH_OFFER,
  historyOnEntering = 0,
  knowsPeople = false,
  more: Partial<Pick<ClientOptions, 'channelPasswords'>> = {},
): ClientStage {
  const stage = openClientStage({ historyOnEntering, knowsPeople, ...more })
  welcomeClient(stage, offer)
  stage.told(
    ':zoe!z@h JOIN #lobby',
    '@msgid=1;time=2026-11-23T10:00:01.000Z :amy!a@h PRIVMSG #lobby :one',
    '@msgid=2;time=2026-11-23T10:00:02.000Z :zoe!z@h PRIVMSG #lobby :two',
    '@msgid=3;time=2026-11-23T10:00:03.000Z :bob!b@h PRIVMSG #lobby :three',
  )
  stage.sent()
  return stage
}

/** Lines without the labels and ids that differ each time. */
export function withoutIds(lines: readonly string[]): string[] {
  return lines.map((line) =>
    line
      .replace(/label=m\d+;?/, '')
      .replace(/\+snug\.chat\/id=\w+;?/, '')
      .replace(/^@ /, '')
      .replace('; ', ' '),
  )
}
