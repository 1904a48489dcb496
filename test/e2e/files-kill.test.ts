/** Files outlive a server that is killed, and what nobody needs does not: over real sockets, without a browser. */
import { readdirSync } from 'node:fs'
import { request } from 'node:http'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { pngOf } from '../support/pictures.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'

const CAPABILITIES = 'snug.chat/upload message-tags echo-message draft/message-redaction'
const CAT = pngOf(40, 30)
/** The log's thread has to be there first, on a busy machine. */

async function person(port: number, nick = 'alice'): Promise<IrcPerson> {
  const alice = await IrcPerson.arrive(port, nick, CAPABILITIES)
  alice.say('JOIN #tea')
  await alice.barrier()
  return alice
}

async function addressFor(alice: IrcPerson, port: number): Promise<string> {
  const from = alice.heard.length
  alice.say(`UPLOAD #tea ${CAT.length} :cat.png`)
  const { params } = await within(
    alice.until(({ verb }) => verb === 'UPLOAD', from),
    'an address',
  )
  return `http://127.0.0.1:${port}${params[1]}`
}

/** Says the address of a picture, and gives it with the msgid. */
async function show(alice: IrcPerson, port: number, text: string): Promise<{ url: string; msgid: string }> {
  const answer = await fetch(await addressFor(alice, port), { method: 'PUT', body: Uint8Array.from(CAT) })
  const { url } = (await answer.json()) as { url: string }
  const from = alice.heard.length
  alice.say(`PRIVMSG #tea :${text} ${url}`)
  const { tags } = await within(
    alice.until(({ verb }) => verb === 'PRIVMSG', from),
    'the echo',
  )
  return { url, msgid: tags?.get('msgid') ?? '' }
}

it('FILE-1 FILE-2 FILE-4 a kill loses no file that was told of, leaves none that was half there, and none that was taken back', async () => {
  const folder = folderHere()
  const first = await serveHere(folder)
  const incoming = (): string[] => readdirSync(join(folder, 'files', 'incoming'))
  const alice = await person(first.port)
  const kept = await show(alice, first.port, 'look')
  const doomed = await show(alice, first.port, 'again')

  const half = request(await addressFor(alice, first.port), {
    method: 'PUT',
    headers: { 'content-length': CAT.length },
  })
  half.on('error', () => {})
  half.write(CAT.subarray(0, 50))
  await expect.poll(() => incoming().length).toBe(1)
  const left = request(await addressFor(alice, first.port), {
    method: 'PUT',
    headers: { 'content-length': CAT.length },
  })
  left.on('error', () => {})
  left.write(CAT.subarray(0, 50))
  await expect.poll(() => incoming().length).toBe(2)
  left.destroy()
  // Who leaves in the middle leaves nothing.
  await expect.poll(() => incoming().length).toBe(1)
  alice.say(`REDACT #tea ${doomed.msgid}`)
  await within(
    alice.until(({ verb }) => verb === 'REDACT'),
    'the redaction',
  )
  await first.end('SIGKILL')

  const { port } = await serveHere(folder)
  const path = (url: string): string => `http://127.0.0.1:${port}${new URL(url).pathname}`
  const there = await fetch(path(kept.url))
  expect([there.status, there.headers.get('content-type')]).toEqual([200, 'image/png'])
  expect((await there.arrayBuffer()).byteLength).toBe(Number(there.headers.get('content-length')))
  await expect.poll(async () => (await fetch(path(doomed.url))).status).toBe(404)
  expect(incoming()).toEqual([])
  half.destroy()
})

it('FILE-12 what an operator took away is gone after a kill, whoever else named it', async () => {
  const folder = folderHere()
  const first = await serveHere(folder)
  const alice = await person(first.port)
  const bob = await person(first.port, 'bob')
  const { url, msgid } = await show(bob, first.port, 'look')
  alice.say(`PRIVMSG #tea :again ${url}`, `PRIVMSG bob :and here ${url}`, `REDACT #tea ${msgid}`)
  await within(
    bob.until(({ verb }) => verb === 'REDACT'),
    'the redaction',
  )
  await first.end('SIGKILL')
  const { port } = await serveHere(folder)
  const { pathname } = new URL(url)
  expect((await fetch(`http://127.0.0.1:${port}${pathname}`)).status).toBe(404)
  const shelves = (): string[] => readdirSync(join(folder, 'files')).filter((name) => name !== 'incoming')
  await expect.poll(() => shelves().flatMap((name) => readdirSync(join(folder, 'files', name)))).toEqual([])
})
