/** A real server: its owner's claim from the banner on, operators of its configuration, bans before the first byte, and what is logged. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it, onTestFinished } from 'vitest'
import { hashPassword } from '../../src/adapters/node-crypto/argon2-phc.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

interface Heard {
  readonly said: () => string
  /** The first match from where the one before ended. */
  readonly until: (pattern: RegExp) => Promise<RegExpExecArray>
}

function listenTo(stream: Socket | NodeJS.ReadableStream): Heard {
  let all = ''
  let from = 0
  let isOver = false
  stream.on('data', (bytes: Buffer) => (all += bytes.toString()))
  stream.on('error', () => {})
  stream.once('close', () => (isOver = true))
  return {
    said: () => all,
    async until(pattern) {
      for (;;) {
        const match = pattern.exec(all.slice(from))
        if (match) {
          from += match.index + match[0].length
          return match
        }
        if (isOver) throw new Error(`${pattern} never came: ${all}`)
        await Promise.race([once(stream, 'data'), once(stream, 'close')])
      }
    },
  }
}

/** A server whose banner can be read. */
async function serveWithBanner(folder: string, ...args: string[]) {
  const child = spawn(process.execPath, [
    MAIN,
    'serve',
    '--host',
    '127.0.0.1',
    '--port',
    '0',
    '--data',
    folder,
    ...args,
  ])
  const end = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    const exit = once(child, 'exit')
    child.kill('SIGTERM')
    await exit
  }
  onTestFinished(end)
  const log = listenTo(child.stderr)
  const banner = listenTo(child.stdout)
  const [, port] = await banner.until(/nc 127\.0\.0\.1 (\d+)/)
  await banner.until(/To stop/)
  return { port: Number(port), banner: banner.said(), log, end }
}

function tokenIn(banner: string): string | undefined {
  return /\/claim ([0-9a-f]{32}) /.exec(banner)?.[1]
}

async function arrive(port: number, nick: string, localAddress = '127.0.0.1') {
  const socket = connect({ port, host: '127.0.0.1', localAddress })
  onTestFinished(() => void socket.destroy())
  const heard = listenTo(socket)
  const say = (line: string): void => void socket.write(`${line}\r\n`)
  say(`NICK ${nick}`)
  say(`USER ${nick} 0 * :${nick}`)
  return { ...heard, say }
}

it('OPER-2 each start prints a new token until somebody has said it, and then never again', async () => {
  const folder = folderHere()
  const first = await serveWithBanner(folder)
  const old = tokenIn(first.banner) ?? ''
  const file = join(folder, 'owner.claim')
  expect(old).not.toBe('')
  expect(statSync(file).mode & 0o777).toBe(0o600)
  expect(readFileSync(file, 'utf8')).not.toContain(old)
  await first.end()

  const second = await serveWithBanner(folder)
  const token = tokenIn(second.banner) ?? ''
  expect(token).not.toBe(old)
  const alice = await arrive(second.port, 'alice')
  await alice.until(/ (376|422) /)
  alice.say(`CLAIM ${token}`)
  await alice.until(/NOTICE alice :The owner needs an account/)
  alice.say('REGISTER * * :correct horse battery')
  await alice.until(/ 900 /)
  alice.say(`CLAIM ${old}`)
  await alice.until(/ 464 /)
  alice.say(`CLAIM ${token}`)
  await alice.until(/ 381 /)
  await alice.until(/claim alice owns this server now/)
  expect(existsSync(file)).toBe(false)
  // What is logged comes by another road, and may be here a moment later.
  await second.log.until(/"what":"claim","target":"alice"/)
  expect(second.log.said()).not.toContain(token)
  await second.end()

  const third = await serveWithBanner(folder)
  expect(third.banner).not.toContain('claim')
  expect(existsSync(file)).toBe(false)
  const again = await arrive(third.port, 'ann')
  await again.until(/ (376|422) /)
  again.say('NS IDENTIFY alice :correct horse battery')
  await again.until(/ 381 /)
})

it('OPER-1 UBAN-2 OPER-6 operators of the configuration ban addresses before their first byte, and have it read again', async () => {
  const folder = folderHere()
  const config = join(folder, 'snug.toml')
  const operator = `operators = [{ name = "boss", password = "${await hashPassword('a long password')}", class = "admin" }]\n`
  writeFileSync(config, operator)
  const server = await serveHere(folder, '--config', config)
  const boss = await arrive(server.port, 'boss')
  await boss.until(/ (376|422) /)
  boss.say('OPER boss :another password')
  await boss.until(/ 464 /)
  boss.say('OPER boss :a long password')
  await boss.until(/ 381 /)

  const mallory = await arrive(server.port, 'mallory', '127.0.0.2')
  await mallory.until(/ (376|422) /)
  boss.say('UBAN ADD 127.0.0.2/31 1h :no more')
  await mallory.until(/ERROR :Closing link: Banned: no more/)
  const silent = connect({ port: server.port, host: '127.0.0.1', localAddress: '127.0.0.3' })
  onTestFinished(() => void silent.destroy())
  await listenTo(silent).until(/^ERROR :You are banned from this server: no more\r\n$/)
  await (await arrive(server.port, 'neighbour', '127.0.0.4')).until(/ (376|422) /)

  writeFileSync(config, `${operator}[server]\nport = 1\n`)
  boss.say('REHASH')
  await boss.until(/ 382 /)
  await boss.until(/NOTICE boss :(Only with the next start|Nothing has changed|Changed|Everything)/)
  boss.say('UBAN DEL 127.0.0.2/31')
  await boss.until(/unban address/)
  await (await arrive(server.port, 'mallory', '127.0.0.2')).until(/ (376|422) /)
  await expect.poll(() => server.log()).toMatch(/"what":"ban","target":"address 127\.0\.0\.2\/31"/)
  expect(server.log()).not.toContain('a long password')
})
