/** TLS on a real server: every door over it, real clients, certificates that change, and plain text beside it. */
import { execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, writeFileSync } from 'node:fs'
import { connect as connectPlain } from 'node:net'
import { join } from 'node:path'
import { Duplex } from 'node:stream'
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { WebSocket } from 'ws'
import { openRawClient } from '../support/raw-client.ts'
import { makeSelfSigned } from '../support/self-signed.ts'
import { describeWith } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { type ServerProcess, startServer, temporaryFolder } from '../support/server-process.ts'

const OPENSSL = 'openssl'
const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

function write(folder: string, name: string, host: string): { cert: string; key: string } {
  const made = makeSelfSigned({ hosts: [host, '127.0.0.1'], now: Date.now() })
  const files = { cert: join(folder, `${name}.crt`), key: join(folder, `${name}.key`) }
  for (const kind of ['cert', 'key'] as const) {
    // Whole at once, as good programs that renew certificates do.
    writeFileSync(`${files[kind]}.new`, made[kind])
    renameSync(`${files[kind]}.new`, files[kind])
  }
  return files
}

/** With these lines in its configuration. */
async function configured(folder: string, ...lines: string[]): Promise<ServerProcess> {
  const file = join(folder, 'snug.toml')
  writeFileSync(file, lines.map((line) => `${line}\n`).join(''))
  return serveHere(folder, '--config', file)
}

const certificatesLine = (...files: { cert: string; key: string }[]) =>
  `tls.certificates = [${files.map(({ cert, key }) => `{ cert = "${cert}", key = "${key}" }`).join(', ')}]`

interface Secure {
  readonly socket: TLSSocket
  readonly until: (pattern: RegExp) => Promise<string>
}

async function secure(port: number, options: ConnectionOptions = {}): Promise<Secure> {
  const socket = connect({ port, host: '127.0.0.1', rejectUnauthorized: false, ...options })
  onTestFinished(() => void socket.destroy())
  let heard = ''
  socket.on('data', (bytes: Buffer) => (heard += bytes.toString()))
  // A server that stops may reset it; who waits for something is told below that it is closed.
  socket.on('error', (error) => (heard += `\n${error.message}`))
  await once(socket, 'secureConnect')
  return {
    socket,
    async until(pattern) {
      while (!pattern.test(heard)) {
        if (socket.destroyed) throw new Error(`closed: ${heard}`)
        await Promise.race([once(socket, 'data'), once(socket, 'close')])
      }
      return heard
    },
  }
}

const registering = (nick: string) => `NICK ${nick}\r\nUSER ${nick} 0 * :${nick}\r\n`

describe('TLS-1 one server, with a certificate that it made', () => {
  const folder = temporaryFolder()
  let server: ServerProcess
  let port: number
  let fingerprint: string
  beforeAll(async () => {
    server = await startServer(folder.path, ['--tls', 'self-signed'])
    port = server.port
    fingerprint = /"fingerprint":"([\da-f]{64})"/.exec(server.log())?.[1] ?? ''
    return async () => {
      expect(await server.end('SIGTERM')).toBe(0)
      folder.remove()
    }
  })

  it('takes irc, with a certificate of the client’s and without', async () => {
    const alice = await secure(port, { ALPNProtocols: ['irc'] })
    alice.socket.write(registering('alice'))
    await alice.until(/ 001 alice /)
    const bob = await secure(port, makeSelfSigned({ hosts: ['bob'], now: Date.now() }))
    bob.socket.write(`${registering('bob')}PRIVMSG alice :encrypted, grün 日本\r\n`)
    await alice.until(/ PRIVMSG alice :encrypted, grün 日本\r\n/)
  })

  it('takes http and WebSockets', async () => {
    const { socket, until } = await secure(port, { ALPNProtocols: ['h2', 'http/1.1'] })
    expect(socket.alpnProtocol).toBe('http/1.1')
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')
    expect(await until(/<\/html>/)).toMatch(/^HTTP\/1\.1 200/)
    const web = new WebSocket(`wss://127.0.0.1:${port}/irc`, { rejectUnauthorized: false })
    onTestFinished(() => web.terminate())
    await once(web, 'open')
    web.send('NICK webby')
    web.send('USER webby 0 * :webby')
    for (;;) {
      const [line] = (await once(web, 'message')) as [Buffer]
      if (/ 001 webby /.test(line.toString())) break
    }
  })

  it('greets who says nothing, and takes a plain name', async () => {
    const { socket, until } = await secure(port)
    expect(await until(/\n/)).toMatch(/\rNOTICE \* :Welcome/)
    socket.write('nina\n')
    await until(/only one here|nina/)
  })

  it('takes plain text on the same port', async () => {
    const client = await openRawClient(port)
    onTestFinished(() => client.destroy())
    await client.send(registering('clear'))
    await client.until(' 001 clear ')
  })

  it('takes TLS cut into single bytes', async () => {
    const road = connectPlain({ port, host: '127.0.0.1', noDelay: true })
    onTestFinished(() => void road.destroy())
    const cutter = new Duplex({
      read() {},
      write(bytes: Buffer, _encoding, done) {
        void (async () => {
          for (const byte of bytes) await new Promise((resolve) => road.write(Buffer.of(byte), resolve))
          done()
        })()
      },
    })
    road.on('data', (bytes) => cutter.push(bytes))
    const { socket, until } = await secure(port, { socket: cutter })
    socket.write(registering('cut'))
    await until(/ 001 cut /)
  })

  async function joinWith(...args: string[]): Promise<{ code: number; text: string }> {
    const child = spawn(process.execPath, [MAIN, 'join', ...args, '--plain'], {
      env: { ...process.env, NO_COLOR: '1' },
    })
    onTestFinished(() => void child.kill('SIGKILL'))
    let text = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes: Buffer) => (text += bytes.toString()))
    child.stdin.end('tea is ready\n')
    const [code] = (await once(child, 'close')) as [number]
    return { code, text }
  }

  it('TLS-8 takes snug join with the fingerprint, and snug join takes no other', async () => {
    expect(fingerprint).toHaveLength(64)
    const listener = await secure(port)
    listener.socket.write(`${registering('listener')}JOIN #lobby\r\n`)
    await listener.until(/ 366 listener /)

    const unknown = await joinWith('--tls', `jo@127.0.0.1:${port}`)
    expect(unknown).toMatchObject({ code: 1, text: expect.stringContaining(`give --fingerprint ${fingerprint}`) })
    const other = await joinWith(`tls://jo@127.0.0.1:${port}`, '--fingerprint', 'ab'.repeat(32))
    expect(other).toMatchObject({ code: 1, text: expect.stringContaining('is not the expected one') })
    expect(other.text).toContain(fingerprint)

    const right = await joinWith(`tls://jo@127.0.0.1:${port}`, '--fingerprint', fingerprint.toUpperCase())
    expect(right.code).toBe(0)
    const heard = await listener.until(/ PRIVMSG #lobby :tea is ready/)
    expect(heard.match(/^:jo!\S+ JOIN /gm)).toHaveLength(1)
  })
})

describeWith(['openssl'], 'TLS-2 as openssl sees it', () => {
  it('TLS 1.1 is refused, and 1.2 is taken', async () => {
    const { port } = await serveHere(folderHere(), '--tls', 'self-signed')
    const client = async (version: string) => {
      const args = ['s_client', '-connect', `127.0.0.1:${port}`, '-cipher', 'ALL:@SECLEVEL=0', version]
      const { promise, resolve } = Promise.withResolvers<string>()
      execFile(OPENSSL, args, (_error, out, err) => resolve(out + err)).stdin?.end()
      return promise
    }
    expect(await client('-tls1_1')).toMatch(/alert protocol version|no protocols available/)
    expect(await client('-tls1_2')).toMatch(/Protocol\s*: TLSv1\.2/)
  })
})

it('TLS-7 the certificate that was made is the same after a restart', async () => {
  const dataFolder = folderHere()
  const subjects: (string | undefined)[] = []
  for (let starts = 0; starts < 2; starts++) {
    const server = await serveHere(dataFolder, '--tls', 'self-signed')
    const { socket } = await secure(server.port)
    subjects.push(socket.getPeerX509Certificate()?.fingerprint256)
    expect(await server.end('SIGTERM')).toBe(0)
  }
  expect(subjects[0]).toBeDefined()
  expect(subjects[1]).toBe(subjects[0])
})

it('TLS-3 TLS-6 two certificates from files, by the host that is asked for, and read again when they change', async () => {
  const folder = folderHere()
  const certificates = [write(folder, 'one', 'one.example'), write(folder, 'two', 'two.example')]
  const server = await configured(folder, certificatesLine(...certificates))
  const { port } = server
  const shown = async (servername?: string) => {
    const { socket } = await secure(port, servername === undefined ? {} : { servername })
    socket.end()
    return socket.getPeerX509Certificate()?.subject
  }
  expect(await shown('two.example')).toBe('CN=two.example')
  expect(await shown('one.example')).toBe('CN=one.example')
  expect(await shown()).toBe('CN=one.example')

  const stays = await secure(port)
  stays.socket.write(registering('stays'))
  await stays.until(/ 001 /)
  write(folder, 'one', 'three.example')
  await expect.poll(() => server.log()).toContain('The certificates were read again')
  expect(await shown('three.example')).toBe('CN=three.example')
  stays.socket.write('PING still\r\n')
  await stays.until(/PONG \S+ :?still/)
})

it('TLS-9 other files are taken with SIGHUP, and where they cannot be used all stays as it was', async () => {
  const folder = folderHere()
  const files = { one: write(folder, 'one', 'one.example'), two: write(folder, 'two', 'two.example') }
  const server = await configured(folder, certificatesLine(files.one))
  const logged = (words: string) => expect.poll(() => server.log()).toContain(words)
  const shown = async () => {
    const { socket } = await secure(server.port)
    socket.end()
    return socket.getPeerX509Certificate()?.subject
  }
  const file = join(folder, 'snug.toml')
  const missing = { cert: join(folder, 'none.crt'), key: files.two.key }
  writeFileSync(file, `limits.flood-rate = 7\n${certificatesLine(missing)}\n`)
  process.kill(server.pid, 'SIGHUP')
  await logged('none.crt cannot be read')
  expect(await shown()).toBe('CN=one.example')
  writeFileSync(file, `limits.flood-rate = 7\n${certificatesLine(files.two)}\n`)
  process.kill(server.pid, 'SIGHUP')
  // What was not applied the first time is still a change.
  await logged('"applied":["tls.certificates","limits.flood-rate"]')
  expect(await shown()).toBe('CN=two.example')
})

it('TLS-6 a server whose certificate cannot be read does not open, and says which', async () => {
  const folder = folderHere()
  const missing = { cert: join(folder, 'none.crt'), key: join(folder, 'none.key') }
  await expect(configured(folder, certificatesLine(missing))).rejects.toThrow(/none\.crt cannot be read/)
})

it('PROXY-1 a trusted proxy is believed, and its clients share no host', async () => {
  const { port } = await configured(folderHere(), 'tls.mode = "self-signed"', 'proxy.trusted = ["127.0.0.1"]')
  const hosts: (string | undefined)[] = []
  for (const [nick, address] of Object.entries({ ada: '192.0.2.1', bea: '192.0.2.2' })) {
    const client = await openRawClient(port)
    onTestFinished(() => client.destroy())
    await client.send(`PROXY TCP4 ${address} 127.0.0.1 1 2\r\n`)
    const { socket, until } = await secure(port, { socket: client.socket })
    socket.write(`${registering(nick)}JOIN #lobby\r\n`)
    hosts.push(/:\w+!\S+@(\S+) JOIN/.exec(await until(/ JOIN /))?.[1])
  }
  expect(hosts[0]).toBeDefined()
  expect(hosts[1]).toBeDefined()
  expect(hosts[0]).not.toBe(hosts[1])
})

it('FRONT-4 without TLS, a hello is refused at once, and snug join says so in words', async () => {
  const folder = folderHere()
  const server = await startServer(folder)
  onTestFinished(async () => void (await server.end('SIGKILL')))
  await expect(secure(server.port)).rejects.toThrow(/handshake failure/)
  const told = new Promise<string>((resolve) => {
    const args = [MAIN, 'join', '--tls', `jo@127.0.0.1:${server.port}`, '--plain']
    execFile(process.execPath, args, (_error, out, err) => resolve(out + err)).stdin?.end()
  })
  expect(await told).toContain('it does not speak TLS')
})
