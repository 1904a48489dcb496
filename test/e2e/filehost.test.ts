/** FILEHOST against a real server, as programs use it that know nothing of us: what they read in ISUPPORT, what they send, and where they find it. */
import { readdirSync } from 'node:fs'
import { type IncomingMessage, request } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { pngOf } from '../support/pictures.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'

const CAT = pngOf(40, 30)
const LARGE = Buffer.alloc(30_000_000)
const PLACE = /^\/files\/[0-9a-z]{25}-40x30\/f%C3%BCr_dich\.png$/
const PASSWORD = 'pässwörter'
const AUTHORIZATION = `Basic ${Buffer.from(`alice:${PASSWORD}`).toString('base64')}`

/** Logged in as alice. */
async function alice(port: number): Promise<IrcPerson> {
  const person = await IrcPerson.arrive(port, 'alice', 'message-tags echo-message draft/message-redaction')
  person.say(`NS REGISTER ${PASSWORD}`, 'JOIN #tea')
  await within(
    person.until(({ verb }) => verb === '900'),
    'the account',
  )
  await person.barrier()
  return person
}

function fileHostOf(person: IrcPerson, token: string): string {
  const values = person.heard.filter(({ verb }) => verb === '005').flatMap(({ params }) => params)
  return values.find((value) => value.startsWith(`${token}=`))?.slice(token.length + 1) ?? ''
}

/** In pieces and with headers as they are given: without a length, chunked. */
function post(url: string, headers: Record<string, string>, pieces: Iterable<Uint8Array>): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const sending = request(url, { method: 'POST', headers: { authorization: AUTHORIZATION, ...headers } })
    sending.once('response', resolve)
    sending.once('error', reject)
    for (const piece of pieces) sending.write(piece)
    sending.end()
  })
}

it('FILE-11 foreign programs send files to where ISUPPORT says, and find them where Location says', async () => {
  const folder = folderHere()
  const { port } = await serveHere(folder)
  const person = await alice(port)
  const endpoint = fileHostOf(person, 'soju.im/FILEHOST')
  expect(endpoint).toBe(fileHostOf(person, 'draft/FILEHOST'))
  expect(endpoint).toMatch(/^http:\/\/[^/]+\/upload$/)
  // Another name than the one that the machine of the test has may lead nowhere there.
  const here = `http://127.0.0.1:${port}${new URL(endpoint).pathname}`

  const options = await fetch(here, { method: 'OPTIONS' })
  expect([options.status, options.headers.get('allow')]).toEqual([204, 'POST'])

  // As a client in a browser or Node does it.
  const sent = await fetch(here, {
    method: 'POST',
    body: new File([Uint8Array.from(CAT)], 'für dich.png', { type: 'image/png' }),
    headers: {
      authorization: AUTHORIZATION,
      'content-disposition': "attachment; filename*=UTF-8''f%C3%BCr%20dich.png",
    },
  })
  expect(sent.status).toBe(201)
  const first = new URL(sent.headers.get('location') ?? '', here)
  expect(first.pathname).toMatch(PLACE)

  // In pieces, without a length, with a name in bare UTF-8.
  const bare = Buffer.from('attachment; filename="für dich.png"').toString('latin1')
  const second = await post(here, { 'content-type': 'image/png', 'content-disposition': bare }, [
    CAT.subarray(0, 20),
    CAT.subarray(20),
  ])
  expect(second.statusCode).toBe(201)
  expect(new URL(second.headers.location ?? '', here).pathname).toMatch(PLACE)
  second.resume()

  // A page behind something that encrypts for us says so.
  const third = await post(here, { origin: `https://127.0.0.1:${port}` }, [CAT])
  expect([third.statusCode, new URL(third.headers.location ?? '').origin]).toEqual([201, `https://127.0.0.1:${port}`])
  third.resume()

  const head = await fetch(first, { method: 'HEAD' })
  const given = await fetch(first)
  const bytes = Buffer.from(await given.arrayBuffer())
  expect([head.status, head.headers.get('content-length'), head.headers.get('content-type')]).toEqual([
    200,
    String(bytes.length),
    'image/png',
  ])
  const part = await fetch(first, { headers: { range: 'bytes=4-7' } })
  expect([part.status, Buffer.from(await part.arrayBuffer())]).toEqual([206, bytes.subarray(4, 8)])

  const from = person.heard.length
  person.say(`PRIVMSG #tea :${first.href}`)
  const { tags } = await within(
    person.until(({ verb }) => verb === 'PRIVMSG', from),
    'the echo',
  )
  person.say(`REDACT #tea ${tags?.get('msgid')}`)
  await expect.poll(async () => (await fetch(first)).status).toBe(404)
})

it('FILE-11 who is refused in the middle of sending hears why, and leaves nothing', async () => {
  const folder = folderHere()
  const { port } = await serveHere(folder)
  await alice(port)
  const here = `http://127.0.0.1:${port}/upload`
  const pieces = Array.from({ length: 30 }, (_, i) => LARGE.subarray(i * 1_000_000, (i + 1) * 1_000_000))
  const heard = async (headers: Record<string, string>, sent: Iterable<Uint8Array>): Promise<unknown> => {
    const answer = await post(here, headers, sent)
    const { why } = JSON.parse(await text(answer)) as { why: string }
    return [answer.statusCode, why]
  }
  expect(await heard({}, pieces)).toEqual([413, 'too-large'])
  expect(await heard({ 'content-length': String(LARGE.length) }, pieces)).toEqual([413, 'too-large'])
  expect(await heard({ authorization: 'Basic YWxpY2U6bm8=' }, pieces)).toEqual([401, 'log-in-needed'])
  expect(await heard({ 'content-type': 'multipart/form-data; boundary=x' }, pieces)).toEqual([415, 'not-as-it-is'])
  expect(readdirSync(join(folder, 'files'))).toEqual(['incoming'])
  expect(readdirSync(join(folder, 'files', 'incoming'))).toEqual([])
})

it('CONFIG-7 behind something that encrypts for it, the server says the address that was said of it', async () => {
  const { port } = await serveHere(folderHere(), '--url', 'https://chat.example.org')
  const person = await alice(port)
  expect(fileHostOf(person, 'soju.im/FILEHOST')).toBe('https://chat.example.org/upload')
  const headers = { host: 'chat.example.org', origin: 'https://chat.example.org' }
  const sent = await post(`http://127.0.0.1:${port}/upload`, headers, [CAT])
  expect([sent.statusCode, sent.headers.location]).toEqual([
    201,
    expect.stringMatching(/^https:\/\/chat\.example\.org\/files\//) as unknown,
  ])
  sent.resume()
})
