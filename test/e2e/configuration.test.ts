/** The configuration of a real server: printed, broken, and changed while it runs. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'

const MAIN = fileURLToPath(new URL('../../src/cli/main.ts', import.meta.url))

async function snug(args: readonly string[], typed = ''): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: 'pipe' })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
  child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
  child.stdin.end(typed)
  const [code] = (await once(child, 'close')) as [number | null]
  return { code, out, err }
}

it('CONFIG-1 snug config prints what is in the file of the data folder, and takes it again', async () => {
  const folder = folderHere()
  writeFileSync(join(folder, 'snug.toml'), '[server]\nnetwork = "Teehaus"\npassword = "geheim"\n')
  const { code, out, err } = await snug(['config', '--data', folder])
  expect({ code, err }).toEqual({ code: 0, err: '' })
  expect(out).toContain(`network = "Teehaus"  # ${join(folder, 'snug.toml')}:2:1\n`)
  expect(out).not.toContain('geheim')
  const copy = join(folderHere(), 'copy.toml')
  writeFileSync(copy, out)
  // But for the secret: nobody gets the word that hides it as a password.
  expect((await snug(['config', '--config', copy])).err).toContain('server.password must be')
  writeFileSync(copy, out.replace(/^password.*$/m, ''))
  expect((await snug(['config', '--config', copy])).out).toContain('network = "Teehaus"')
})

it('CONFIG-2 a server with a broken file does not start, and says where it is broken', async () => {
  const folder = folderHere()
  writeFileSync(join(folder, 'snug.toml'), '[server]\nport = "tea"\n')
  const { code, err } = await snug(['serve', '--host', '127.0.0.1', '--data', folder])
  const place = `${join(folder, 'snug.toml')}:2:1`
  expect(err).toBe(`snug: ${place}: server.port must be a number from 0 to 65535 (0 takes a free port), not 'tea'\n`)
  expect(code).toBe(1)
})

it('CONFIG-5 SIGHUP applies what can change, names the rest, and leaves all as it was where the file is broken', async () => {
  const folder = folderHere()
  const file = join(folder, 'snug.toml')
  writeFileSync(file, '')
  const server = await serveHere(folder)
  const logged = (words: string) => expect.poll(() => server.log()).toContain(words)
  writeFileSync(file, '[server]\nnetwork = "Tea"\n[limits]\nflood-rate = 7\n')
  process.kill(server.pid, 'SIGHUP')
  await logged('"applied":["limits.flood-rate"],"needRestart":["server.network"]')
  writeFileSync(file, '[server\n')
  process.kill(server.pid, 'SIGHUP')
  await logged(`"why":"${file}:1:`)
  expect(await server.end('SIGTERM')).toBe(0)
})

it('WEB-64 what was said while the server had a password is read by nobody when it has none any more', async () => {
  const folder = folderHere()
  const file = join(folder, 'snug.toml')
  const CLOSED = '[server]\npassword = "sesame"\n'
  writeFileSync(file, CLOSED)
  const server = await serveHere(folder)
  const page = async (): Promise<string> => (await fetch(`http://127.0.0.1:${server.port}/read/tea`)).text()
  const change = (text: string): void => {
    writeFileSync(file, text)
    process.kill(server.pid, 'SIGHUP')
  }
  const amy = await IrcPerson.arrive(server.port, 'amy', '', ['PASS sesame'])
  const isTold = (words: string) =>
    within(
      amy.until(({ verb, params: [to, text = ''] }) => verb === 'NOTICE' && to === '#tea' && text.includes(words)),
      words,
    )
  amy.say('NS REGISTER correct-horse', 'JOIN #tea', 'CS REGISTER #tea', 'CS SET #tea READABLE on')
  await isTold('Nobody can read')
  amy.say('PRIVMSG #tea :among us')
  await amy.barrier()
  amy.heard.length = 0
  change('')
  await isTold('From now on')
  amy.say('PRIVMSG #tea :for everybody')
  await amy.barrier()
  const read = await page()
  expect(read).toContain('for everybody')
  expect(read).not.toContain('among us')
  change(CLOSED)
  await isTold('Nobody can read')
  expect(await page()).not.toContain('everybody')
})

it('snug hash-password reads a pipe and prints one line', async () => {
  const { code, out } = await snug(['hash-password'], 'tea\n')
  expect(code).toBe(0)
  expect(out).toMatch(/^\$argon2id\$\S+\n$/)
})
