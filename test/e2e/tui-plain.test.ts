/** The terminal client in pipes: line by line, without a single escape. */
import { spawn } from 'node:child_process'
import type { ChildProcessWithoutNullStreams } from 'node:child_process'
import { once } from 'node:events'
import { afterEach, expect, it } from 'vitest'
import { ownPort } from '../support/own-port.ts'
import { openTinyServer } from '../support/tiny-irc-server.ts'
import type { TinyServer, TinyServerOptions } from '../support/tiny-irc-server.ts'

const PROGRAM = new URL('../support/join-program.ts', import.meta.url).pathname

const endings: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end()
})

async function serve(options?: TinyServerOptions): Promise<TinyServer> {
  const server = await openTinyServer(options)
  endings.push(() => server.close())
  return server
}

interface Piped {
  readonly child: ChildProcessWithoutNullStreams
  out(): string
  readonly ended: Promise<{ code: number | null; out: string; err: string }>
  /** Resolves when this has been printed. */
  prints(pattern: RegExp): Promise<void>
}

function join(port: number, name: string[] = ['zoe'], env: Record<string, string> = {}): Piped {
  const child = spawn(process.execPath, [PROGRAM, String(port), ...name], { env: { ...process.env, ...env } })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, out, err }))
  endings.push(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return {
    child,
    out: () => out,
    ended,
    async prints(pattern) {
      while (!pattern.test(out))
        await Promise.race([once(child.stdout, 'data'), ended.then(() => Promise.reject(new Error(out + err)))])
    },
  }
}

it('says what is piped in, in order, and leaves when it ends', async () => {
  const server = await serve()
  const piped = join(server.port)
  piped.child.stdin.end('hello\nsecond line\nlast without an end')
  const { code, out } = await piped.ended
  expect(code).toBe(0)
  expect(server.heard.filter((line) => /PRIVMSG|QUIT/.test(line)).map((line) => line.replace(/^@\S+ /, ''))).toEqual([
    'PRIVMSG #lobby hello',
    'PRIVMSG #lobby :second line',
    'PRIVMSG #lobby :last without an end',
    'QUIT :',
  ])
  expect(out).not.toContain('\x1b')
})

it('works the same on a server that knows no capabilities', async () => {
  const server = await serve({ capabilities: '' })
  const piped = join(server.port)
  piped.child.stdin.end('hello\n')
  expect((await piped.ended).code).toBe(0)
  expect(server.heard).toContain('PRIVMSG #lobby hello')
})

it('tells what happens in the words of the original chatroom', async () => {
  const server = await serve()
  const piped = join(server.port)
  await piped.prints(/In #lobby: zoe/)
  server.say('amy', '#lobby', 'hello \x02there\x02\x1b[2J')
  server.say('amy', '#lobby', '\x01ACTION waves\x01')
  server.tellAll({ source: 'bob!b@h', verb: 'JOIN', params: ['#lobby'] })
  server.tellAll({ source: 'bob!b@h', verb: 'QUIT', params: ['tired'] })
  await piped.prints(/bob has left/)
  piped.child.stdin.write('/join #tea\n')
  await piped.prints(/In #tea/)
  server.say('amy', '#tea', 'green?')
  server.tellAll({ source: 'amy!a@h', verb: 'PRIVMSG', params: ['zoe', 'psst'] })
  await piped.prints(/psst/)
  piped.child.stdin.write('QUIT\n')
  const { code, out } = await piped.ended
  expect(code).toBe(0)
  expect(out.split('\n')).toEqual([
    'zoe has joined the server',
    '* #lobby: What this place is about',
    '* In #lobby: zoe',
    'amy: hello there',
    '* amy waves',
    'bob has joined the server',
    'bob has left the server',
    '* zoe joined #tea',
    '* You now speak in #tea.',
    '* In #tea: zoe',
    '[#tea] amy: green?',
    '[private] amy: psst',
    '',
  ])
})

it('takes the name of the account where none is given, with a number where that is taken', async () => {
  const server = await serve({ takenNicks: ['pia'] })
  const piped = join(server.port, [], { USER: 'pia' })
  piped.child.stdin.end('hello\n')
  expect((await piped.ended).code).toBe(0)
  expect(server.heard).toContain('NICK pia2')
})

it('ends with 1 and the sentence when the given name is taken', async () => {
  const server = await serve({ takenNicks: ['amy'] })
  const piped = join(server.port, ['amy'])
  piped.child.stdin.end('hello\n')
  expect(await piped.ended).toMatchObject({ code: 1, out: '', err: 'amy: Nickname is already in use\n' })
})

it('ends with 1 when the server cannot be reached', async () => {
  const piped = join(await ownPort())
  piped.child.stdin.end('hello\n')
  const { code, err } = await piped.ended
  expect(code).toBe(1)
  expect(err).toMatch(/^Could not reach Snug at 127\.0\.0\.1 port \d+ \(connection refused\)\.\n/)
})

it('waits with what is piped in until a lost connection is back', async () => {
  const server = await serve()
  const piped = join(server.port)
  await piped.prints(/In #lobby/)
  server.dropAll()
  await piped.prints(/Connection lost/)
  piped.child.stdin.end('hello\n')
  const { code, out } = await piped.ended
  expect(code).toBe(0)
  expect(out).toMatch(/Connection lost[^]*Trying again[^]*Connected again/)
  expect(server.heard.filter((line) => line.includes('PRIVMSG')).length).toBe(1)
})
