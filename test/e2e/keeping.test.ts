/** What is kept, in the hands of who runs a server and of who said it: copies, what is put back, exports, and what goes by itself. */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { IrcPerson } from '../support/irc-person.ts'
import { within } from '../support/patience.ts'
import { goes, makeAccount } from '../support/real-account.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'
import { type Ended, snugCommand } from '../support/snug-command.ts'

const CAPABILITIES = 'message-tags server-time echo-message batch draft/chathistory draft/message-redaction'

/** Says it, and gives its msgid when it is kept. */
async function said(person: IrcPerson, text: string, target = '#lobby'): Promise<string> {
  const from = person.heard.length
  person.say(`PRIVMSG ${target} :${text}`)
  const echo = await within(
    person.until(({ verb, params }) => verb === 'PRIVMSG' && params[1] === text, from),
    `the echo of ${text}`,
  )
  return echo.tags?.get('msgid') ?? ''
}

async function arriveTalking(port: number, nick: string): Promise<IrcPerson> {
  const person = await IrcPerson.arrive(port, nick, CAPABILITIES)
  person.say('JOIN #lobby')
  return person
}

function textsIn({ out }: Ended): string[] {
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => String((JSON.parse(line) as { text: unknown }).text))
}

it('BACKUP-1 BACKUP-4 copies what is kept while people talk, and brings it back when the server has stopped', async () => {
  const folder = folderHere()
  const copy = join(folderHere(), 'copy.db')
  const first = await serveHere(folder, '--no-limits')
  const amy = await arriveTalking(first.port, 'amy')
  for (let i = 0; i < 20; i++) await said(amy, `before ${i}`)
  const copying = snugCommand('backup', copy, '--data', folder)
  const isTalking = { still: true }
  void copying.finally(() => (isTalking.still = false))
  for (let i = 0; isTalking.still; i++) await said(amy, `meanwhile ${i}`)
  const backup = await copying
  expect(backup).toMatchObject({
    code: 0,
    err: '',
    out: expect.stringMatching(/copy\.db: [\d,]+ messages, /) as unknown,
  })
  expect(statSync(copy).mode & 0o777).toBe(0o600)
  await said(amy, 'afterwards')
  const refused = await snugCommand('restore', copy, '--data', folder)
  expect(refused).toMatchObject({ code: 1, err: expect.stringContaining('is in use by another server') as unknown })
  expect((await snugCommand('check', '--data', folder)).out).toContain('is whole')
  await first.end('SIGKILL')

  expect(await snugCommand('restore', copy, '--data', folder)).toMatchObject({ code: 0, err: '' })
  const second = await serveHere(folder)
  const bob = await arriveTalking(second.port, 'bob')
  await said(bob, 'and on it goes')
  const texts = textsIn(await snugCommand('export', '--channel', 'lobby', '--data', folder)).filter(
    (text) => text !== '',
  )
  expect(texts.filter((text) => text.startsWith('before'))).toHaveLength(20)
  expect(texts).not.toContain('afterwards')
  expect(texts.at(-1)).toBe('and on it goes')
})

it('EXPORT-1 EXPORT-2 prints nothing that was taken back, and no conversation that was not asked for', async () => {
  const folder = folderHere()
  const server = await serveHere(folder)
  const amy = await arriveTalking(server.port, 'amy')
  await arriveTalking(server.port, 'bob')
  await said(amy, 'stays')
  const msgid = await said(amy, 'a slip of the tongue')
  await said(amy, 'between us', 'bob')
  amy.say(`REDACT #lobby ${msgid} :oh`)
  await amy.until(({ verb }) => verb === 'REDACT')
  const all = await snugCommand('export', '--data', folder)
  expect(all).toMatchObject({ code: 0, err: '' })
  expect(textsIn(all)).toContain('stays')
  expect(all.out).not.toMatch(/slip|between us/)
  expect((await snugCommand('export', '--conversations', '--data', folder)).out).toContain('between us')
  const text = await snugCommand('export', '--format', 'text', '--channel', '#lobby', '--data', folder)
  expect(text.out).toMatch(/^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\] <amy> stays\n$/)
})

it('EXPORT-3 EXPORT-4 gives people what they said, once', async () => {
  const folder = folderHere()
  const server = await serveHere(folder)
  const alice = await makeAccount(server.port, 'alice')
  const bob = await arriveTalking(server.port, 'bob')
  await said(bob, 'not of alice')
  await said(bob, 'to alice', 'alice')
  alice.say('JOIN #lobby', 'PRIVMSG #lobby :of alice', 'PRIVMSG HistServ :EXPORT')
  const answer = await within(
    alice.until(({ params }) => params[1]?.includes('/export/') === true),
    'a link',
  )
  const link = new URL(answer.params[1] ?? '')
  expect(link.protocol).toBe('http:')
  expect(link.port).toBe(String(server.port))
  const url = `http://127.0.0.1:${server.port}${link.pathname}`
  const looked = await fetch(url, { method: 'HEAD' })
  expect(looked.status).toBe(200)
  const got = await fetch(url)
  expect(got.status).toBe(200)
  expect(Object.fromEntries(got.headers)).toMatchObject({
    'cache-control': 'no-store',
    'content-disposition': 'attachment; filename="snug-export.jsonl"',
    'content-type': 'application/x-ndjson',
    'x-content-type-options': 'nosniff',
  })
  expect(textsIn({ code: 0, out: await got.text(), err: '' })).toEqual(['to alice', 'of alice'])
  expect((await fetch(url)).status).toBe(404)
  bob.say('PRIVMSG HistServ :EXPORT')
  await bob.until(({ verb, params }) => verb === 'NOTICE' && /log in|logged in|account/i.test(params[1] ?? ''))
  await goes(alice)
})

it('RETAIN-1 deletes by itself what is not to be kept', async () => {
  const folder = folderHere()
  const first = await serveHere(folder)
  const amy = await arriveTalking(first.port, 'amy')
  for (const text of ['one', 'two', 'three']) await said(amy, text)
  await first.end('SIGTERM')
  const second = await serveHere(folder, '--history-keep-messages', '2')
  await expect.poll(() => second.log()).toContain('What was no longer to be kept is gone')
  expect(textsIn(await snugCommand('export', '--data', folder)).filter((text) => text !== '')).toEqual(['two', 'three'])
})
