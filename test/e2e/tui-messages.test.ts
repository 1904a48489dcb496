/** What can be done to messages, by people on terminals, against the real server: one of them sits in a tmux. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { startServer, temporaryFolder } from '../support/server-process.ts'
import { openTerminalStage } from '../support/terminal-stage.ts'
import type { TerminalStage } from '../support/terminal-stage.ts'
import { openTmuxStage } from '../support/tmux-stage.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

async function open(path = folder(), args: readonly string[] = []) {
  const server = await startServer(path, args)
  onTestFinished(async () => void (await server.end('SIGKILL')))
  return server
}

function folder(): string {
  const folder = temporaryFolder()
  onTestFinished(() => folder.remove())
  return folder.path
}

function joinCommand(name: string, port: number): string[] {
  return [process.execPath, MAIN, 'join', `${name}@127.0.0.1:${port}`]
}

function join(name: string, port: number): TerminalStage {
  const [file = '', ...args] = joinCommand(name, port)
  const stage = openTerminalStage({ file, args, columns: 130, rows: 40 })
  onTestFinished(async () => {
    stage.kill('SIGKILL')
    await stage.exited
  })
  return stage
}

it('TUI-1 TUI-2 TUI-4 TUI-5 TUI-6 two people answer, react, change, remove and pin', async () => {
  const { port } = await open()
  const amy = openTmuxStage(() => joinCommand('amy', port))
  await amy.shows(/amy joined/)
  const bob = join('bob', port)
  await amy.shows(/bob joined/)
  amy.type('gren te')
  await bob.shows(/amy is writing…/)
  amy.type('a?\r')
  await bob.shows(/amy {2}gren tea\?/)

  amy.type('\x1b[A')
  await amy.shows(/changing what you said[^]*› gren tea\?/)
  amy.type('\x15green tea?\r')
  await bob.shows(/amy {2}green tea\? \(edited\)/)

  bob.type('/reply yes, please\r')
  await amy.shows(/↳ amy: green tea\?[^]*bob {2}yes, please/)
  amy.type('/react 👍\r')
  await bob.shows(/yes, please[^]*👍/)
  bob.type('/react ^amy tea!\r')
  await amy.shows(/green tea\? \(edited\)[^]*tea!/)

  bob.type('a secret\r')
  await amy.shows(/a secret/)
  bob.type('/redact oops\r')
  await amy.shows((screen) => /removed \(oops\)/.test(screen) && !screen.includes('a secret'))
  await bob.shows((screen) => /removed \(oops\)/.test(screen) && !screen.includes('a secret'))

  bob.type('first\x1b\rsecond\x1b\rthird\r')
  await amy.shows(/ first[^\n]*\n\s+second[^\n]*\n\s+third/)
  // Whoever opened the channel may pin.
  amy.type('/pin\r')
  await bob.shows(/amy pinned a message of bob[^]*third|third \(pinned\)/)
  bob.type('/pins\r')
  await bob.shows(/1 {2}#lobby \d{4}-\d\d-\d\d \d\d:\d\d bob: first second third[^]*1 pinned/)

  amy.type('/join #tea\r')
  await amy.shows(/3 #tea/)
  bob.type('are you there, amy?\r')
  await amy.shows(/2 #lobby 1!/)
  amy.type('\x1b2')
  await amy.shows(/third[^]*─ new ─[^]*are you there, amy\?/)

  // Who comes later sees all of it as it is.
  const zoe = join('zoe', port)
  const screen = await zoe.shows(/green tea\? \(edited\)[^]*↳ amy: green tea\?[^]*yes, please[^]*👍[^]*third/)
  expect(screen).not.toMatch(/gren tea|a secret/)
})

it('TUI-3 finds what was said long ago, goes there and comes back', async () => {
  const { port } = await open()
  const amy = join('amy', port)
  await amy.shows(/amy joined/)
  amy.type('the needle of the haystack\r')
  await amy.shows(/the needle/)
  const bob = join('bob', port)
  await bob.shows(/the needle/)
  for (let block = 0; block < 14; block++) {
    const lines = Array.from({ length: 10 }, (_, i) => `straw ${block * 10 + i}.`)
    amy.type(`\x1b[200~${lines.join('\n')}\x1b[201~`)
    await amy.shows(/10 lines: Enter sends them/)
    amy.type('\r')
    await amy.shows(new RegExp(`straw ${block * 10 + 9}\\.`))
  }
  const zoe = openTmuxStage(() => joinCommand('zoe', port))
  await zoe.shows(/straw 139\./)
  zoe.type('/search needle from:amy in:#lobby\r')
  await zoe.shows(/1 {2}#lobby \d{4}-\d\d-\d\d \d\d:\d\d amy: the needle of the haystack[^]*1 found/)
  zoe.type('/jump 1\r')
  await zoe.shows(/amy {2}the needle of the haystack[^]*straw 0\./)
  zoe.type('\x1b>')
  await zoe.shows((screen) => screen.includes('straw 139.') && !screen.includes('straw 0.'))
})

it('TUI-7 says what was written while the server was gone, once', async () => {
  const data = folder()
  const first = await open(data)
  const amy = join('amy', first.port)
  await amy.shows(/amy joined/)
  amy.type('before\r')
  await amy.shows(/before/)
  await first.end('SIGKILL')
  await amy.shows(/Connection lost/)
  amy.type('meanwhile\r')
  await amy.shows(/meanwhile \(waits for the connection\)/)
  await open(data, ['--port', String(first.port)])
  await amy.shows(
    (screen) => /amy joined[^]*meanwhile|meanwhile[^]*amy joined/.test(screen) && !/waits for/.test(screen),
  )
  const bob = join('bob', first.port)
  const screen = await bob.shows(/meanwhile/)
  expect(screen.match(/meanwhile/g)?.length).toBe(1)
})

it('TUI-9 does the same from a pipe, line by line', async () => {
  const { port } = await open()
  const amy = join('amy', port)
  await amy.shows(/amy joined/)
  const [file = '', ...args] = joinCommand('robot', port)
  const piped = spawn(file, [...args, '--plain'], { stdio: ['pipe', 'pipe', 'inherit'] })
  let out = ''
  piped.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  piped.stdin.end('the bild is broken\n/edit the build is broken\n/react ^1 :(\n/search build\nnever mind\n/redact\n')
  expect(await once(piped, 'close')).toEqual([0, null])
  await amy.shows(/robot {2}the build is broken \(edited\)[^\n]*\n[^\n]*:\([^\n]*\n\s+removed/)
  expect(out).toMatch(/robot changed a message: the build is broken\n/)
  expect(out).toMatch(/robot reacted with :\( to robot: the build is broken\n/)
  expect(out).toMatch(/1\. \[#lobby\] \d{4}-\d\d-\d\d \d\d:\d\d robot: the build is broken\n\* 1 found/)
  expect(out).toMatch(/robot removed a message of robot\n/)
})
