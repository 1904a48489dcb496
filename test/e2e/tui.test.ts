/** The terminal client as a person meets it: a real process on a real terminal, against a small server. */
import { afterEach, expect, it } from 'vitest'
import { ownPort } from '../support/own-port.ts'
import { openTerminalStage } from '../support/terminal-stage.ts'
import type { TerminalStage, TerminalStageOptions } from '../support/terminal-stage.ts'
import { openTinyServer } from '../support/tiny-irc-server.ts'
import type { TinyServer, TinyServerOptions } from '../support/tiny-irc-server.ts'

const PROGRAM = new URL('../support/join-program.ts', import.meta.url).pathname
const LEAVES_ALTERNATE_SCREEN = '\x1b[?1049l'

const endings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function serve(options?: TinyServerOptions): Promise<TinyServer> {
  const server = await openTinyServer(options)
  endings.push(() => server.close())
  return server
}

function join(port: number, name: string[] = ['zoe'], options: Partial<TerminalStageOptions> = {}): TerminalStage {
  const stage = openTerminalStage({ file: process.execPath, args: [PROGRAM, String(port), ...name], ...options })
  endings.push(async () => {
    stage.kill('SIGKILL')
    await stage.exited
  })
  return stage
}

async function joined(server: TinyServer, options?: Partial<TerminalStageOptions>): Promise<TerminalStage> {
  const stage = join(server.port, ['zoe'], options)
  await stage.shows(/zoe joined/)
  return stage
}

it('asks for a name, shows what is said while one types, and leaves by QUIT', async () => {
  const server = await serve()
  const stage = join(server.port, [])
  await stage.shows(/Your name: /)
  stage.type('zoe\r')
  await stage.shows(/#lobby {2}What this place is about[^]*zoe joined/)
  stage.type('half a li')
  server.say('amy', '#lobby', 'hello zoe')
  await stage.shows(/amy {2}hello zoe[^]*› half a li/)
  stage.type('ne\r')
  expect(await server.hears(/PRIVMSG #lobby :half a line/)).toMatch(/^@label=/)
  await stage.shows(/zoe {2}half a line/)
  stage.type('QUIT\r')
  expect(await stage.exited).toBe(0)
  expect(stage.written()).toContain(LEAVES_ALTERNATE_SCREEN)
})

it('asks for another name when one is taken, with the sentence of the server', async () => {
  const server = await serve({ takenNicks: ['amy'] })
  const stage = join(server.port, ['amy'])
  await stage.shows(/amy: Nickname is already in use\nAnother name: /)
  stage.type('zoe\r')
  await stage.shows(/zoe joined/)
})

it('says where it could not get to, and tries again when asked to', async () => {
  const port = await ownPort()
  const stage = join(port)
  const screen = await stage.shows(/q leaves: /)
  expect(screen).toContain(`Could not reach Snug at 127.0.0.1 port ${port} (connection refused).`)
  expect(screen).toMatch(/check the address, the port, and whether the server is running/)
  await serve({ port })
  stage.type('\r')
  await stage.shows(/zoe joined/)
})

it('scrolls back through history that it fetches, and holds its place while more is said', async () => {
  const server = await serve({ historyLimit: 30 })
  for (let i = 0; i < 100; i++) server.say('amy', '#lobby', `line ${i}.`)
  const stage = await joined(server)
  await stage.shows(/line 99\./)
  for (let i = 0; i < 8; i++) stage.type('\x1b[5~')
  await server.hears(/CHATHISTORY BEFORE #lobby msgid=/)
  stage.type('\x1b<')
  const before = await stage.shows(/more below/)
  server.say('amy', '#lobby', 'the newest')
  const after = await stage.shows((screen) => screen !== before && /more below/.test(screen))
  expect(after).not.toContain('the newest')
  stage.type('\x1b>')
  await stage.shows(/the newest/)
})

it('comes back when the connection drops, and fills the gap once', async () => {
  const server = await serve()
  const stage = await joined(server)
  server.say('amy', '#lobby', 'before')
  await stage.shows(/before/)
  server.dropAll()
  server.say('amy', '#lobby', 'meanwhile')
  await stage.shows(/Connection lost/)
  const screen = await stage.shows(/meanwhile[^]*zoe joined/)
  expect(screen.match(/before/g)?.length).toBe(1)
  expect(screen.match(/meanwhile/g)?.length).toBe(1)
})

it('has channels and conversations beside each other, with marks for what is new', async () => {
  const server = await serve()
  const stage = await joined(server)
  stage.type('/join #tea\r')
  await stage.shows(/3 #tea/)
  server.say('amy', '#lobby', 'one')
  server.say('amy', '#lobby', 'two, zoe!')
  await stage.shows(/2 #lobby 1!/)
  expect(stage.written()).toContain('\x07')
  stage.type('\x1b2')
  await stage.shows(/amy {2}one/)
  stage.type('\x1b3/par\t\r')
  await server.hears(/PART #tea/)
})

it('shows a paste of several lines before it sends them, as they stand', async () => {
  const server = await serve()
  const stage = await joined(server)
  stage.type('\x1b[200~first\n/quit second\nthird\n\x1b[201~')
  await stage.shows(/3 lines: Enter sends them[^]*first↵\/quit second↵third/)
  stage.type('\r')
  await server.hears(/PRIVMSG #lobby :?third/)
  expect(
    server.heard.filter((line) => line.includes('PRIVMSG')).map((line) => line.replace(/^.*#lobby :?/, '')),
  ).toEqual(['first', '/quit second', 'third'])
})

it('follows the size of the terminal, down to a few rows', async () => {
  const server = await serve()
  const stage = await joined(server)
  server.say('amy', '#lobby', 'wide 日本語 and 👍 text')
  await stage.shows(/│ ?zoe/)
  stage.resize(50, 12)
  await stage.shows((screen) => !screen.includes('│') && /amy wide 日本語/.test(screen))
  stage.resize(30, 3)
  await stage.shows(/zoe › ?$/)
  stage.resize(100, 24)
  await stage.shows(/│ ?zoe/)
})

it('lets nothing that somebody said reach the terminal as an escape', async () => {
  const server = await serve()
  const stage = await joined(server)
  server.say('amy', '#lobby', 'a\x1b]0;owned\x07b\u009b2Jc\x1b[?1049ld')
  await stage.shows(/amy {2}ab/)
  expect(stage.written()).not.toMatch(/owned|\u009b/)
  expect(stage.written()).not.toContain(LEAVES_ALTERNATE_SCREEN)
})

it.each(['SIGTERM', 'SIGHUP'])('gives the terminal back and says goodbye on %s', async (signal) => {
  const server = await serve()
  const stage = await joined(server)
  stage.kill(signal)
  await server.hears(/^QUIT/)
  expect(await stage.exited).toBe(0)
  expect(stage.written()).toContain(LEAVES_ALTERNATE_SCREEN)
})

it('leaves by Ctrl-C twice, and uses no colours where NO_COLOR is set', async () => {
  const server = await serve()
  const stage = await joined(server, { env: { NO_COLOR: '1' } })
  stage.type('words\x03')
  stage.type('\x03')
  await stage.shows(/Ctrl-C once more leaves/)
  stage.type('\x03')
  expect(await stage.exited).toBe(0)
  expect(stage.written()).not.toMatch(/\x1b\[[\d;]*(?:3[0-7]|38;5;\d+)m/)
})
