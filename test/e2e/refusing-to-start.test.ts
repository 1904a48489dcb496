/** A server that cannot start: one or two sentences that say what to do, exit code 1, and nothing left open. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { folderHere, serveHere } from '../support/serve-here.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))
/** TEST-NET-1 (RFC 5737): an address that no machine has. */
const NOT_OURS = '192.0.2.1'
const IS_ROOT = process.getuid?.() === 0

async function serveInVain(data: string, ...args: string[]): Promise<{ code: number | null; said: string }> {
  const child = spawn(process.execPath, [MAIN, 'serve', '--port', '0', '--data', data, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, said }
}

describe('a server that cannot start says what to do, and ends with 1', () => {
  it('where another server has the folder, which goes on', async () => {
    const folder = folderHere()
    const first = await serveHere(folder)
    const { code, said } = await serveInVain(folder, '--host', '127.0.0.1')
    expect(said).toMatch(/^snug: [^\n]* in use by another server; stop that one, or choose another folder\n$/)
    expect(said).toContain(folder)
    expect(code).toBe(1)
    expect(await first.end('SIGTERM')).toBe(0)
  })

  it('where the address is not one of this machine', async () => {
    const folder = folderHere()
    const { code, said } = await serveInVain(folder, '--host', NOT_OURS)
    expect(said).toMatch(/^snug: [^\n]*no address 192\.0\.2\.1\. [^\n]*--host[^\n]*\n$/)
    expect(code).toBe(1)
    // And nothing of it holds the folder.
    await serveHere(folder)
  })

  it('where the second of two addresses is taken', async () => {
    const first = await serveHere(folderHere())
    const { code, said } = await serveInVain(folderHere(), '--host', '127.0.0.1', '--listen', `127.0.0.1:${first.port}`)
    expect(said).toMatch(new RegExp(`^snug: Port ${first.port} is already in use[^\n]*\n$`))
    expect(code).toBe(1)
  })

  it.skipIf(IS_ROOT)('where the folder may not be written', async () => {
    const folder = folderHere()
    chmodSync(folder, 0o500)
    const { code, said } = await serveInVain(folder, '--host', '127.0.0.1')
    expect(said).toMatch(/^snug: [^\n]* cannot be made or written; look at its permissions, or choose another folder/)
    expect(code).toBe(1)
  })

  it('where the folder is in a place where nobody may make one', async () => {
    const { code, said } = await serveInVain('/proc/self/room', '--host', '127.0.0.1')
    expect(said).toMatch(/^snug: \/proc\/self\/room cannot be made or written; [^\n]*choose another folder[^\n]*\n$/)
    expect(code).toBe(1)
  })

  it('where what is in the folder is not a conversation', async () => {
    const folder = folderHere()
    writeFileSync(join(folder, 'snug.db'), 'These are my notes, and not a database. '.repeat(1000))
    const { code, said } = await serveInVain(folder, '--host', '127.0.0.1')
    expect(said).toMatch(
      /^snug: [^\n]*snug\.db: it is not a log of this program; move it away, or choose another folder/,
    )
    expect(code).toBe(1)
  })
})
