/** A disk that is full, for real: the system lets the server write no file beyond a size, until it is lifted. */
import { execFileSync } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import type { Message } from '../../src/wire/irc/message.ts'
import { askHealth } from '../support/health.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { openNc } from '../support/nc-person.ts'
import { describeWith, type Program } from '../support/programs.ts'
import { folderHere, serveHere } from '../support/serve-here.ts'

const CAPABILITIES = 'message-tags server-time echo-message batch standard-replies draft/chathistory'
/** So much more may be written to the largest file. */
const ROOM_BYTES = 200_000
const PRLIMIT: Program = 'prlimit'

/** The soft limit only, so that anybody may lift it again. https://man7.org/linux/man-pages/man1/prlimit.1.html */
function limitFileSize(pid: number, bytes: number | 'unlimited'): void {
  execFileSync(PRLIMIT, ['--pid', String(pid), `--fsize=${bytes}:`])
}

function largestFile(folder: string): number {
  return Math.max(...readdirSync(folder).map((name) => statSync(join(folder, name)).size))
}

function textsHeard(person: IrcPerson): string[] {
  return person.heard.filter(isMessage).map(({ params }) => params[1] as string)
}

function isMessage({ verb, params }: Message): boolean {
  return verb === 'PRIVMSG' && params[0] === '#lobby'
}

/** Says things, each when the one before was heard back, until one fails. Gives that one. */
async function talkUntilRefused(person: IrcPerson): Promise<{ text: string; answer: Message }> {
  for (let i = 0; i < ROOM_BYTES / 100; i++) {
    const text = `${person.nick} ${i} ${'x'.repeat(300)}`
    const from = person.heard.length
    person.say(`PRIVMSG #lobby :${text}`)
    const answer = await person.until(
      ({ verb, params }) => verb === 'FAIL' || (verb === 'PRIVMSG' && params[1] === text),
      from,
    )
    if (answer.verb === 'FAIL') return { text, answer }
  }
  throw new Error('more was written than there was room for, and nothing was refused')
}

describeWith(['prlimit', 'nc.openbsd'], 'KEEP-1 KEEP-2 KEEP-3 a disk that is full', () => {
  it('tells nobody what it could not keep and says so to who spoke, goes on when there is room, and has kept the rest', async () => {
    const folder = folderHere()
    const server = await serveHere(folder, '--no-limits')
    const { port } = server
    const amy = await IrcPerson.arrive(port, 'amy', CAPABILITIES)
    const bob = await IrcPerson.arrive(port, 'bob', CAPABILITIES)
    const old = await IrcPerson.arrive(port, 'old')
    const leaver = await IrcPerson.arrive(port, 'leaver')
    for (const person of [amy, bob, old, leaver]) person.say('JOIN #lobby')
    await Promise.all([amy, bob, old, leaver].map((person) => person.barrier()))
    const nina = openNc(port)
    nina.type('nina')
    await nina.prints(/QUIT leaves/)
    nina.type('before')
    await amy.until(({ params }) => params[1] === 'before')
    expect((await askHealth(port)).status).toBe(200)

    limitFileSize(server.pid, largestFile(folder) + ROOM_BYTES)
    const [refusedAmy, refusedBob] = await Promise.all([talkUntilRefused(amy), talkUntilRefused(bob)])
    for (const { answer } of [refusedAmy, refusedBob]) {
      expect(answer.params.slice(0, 2)).toEqual(['PRIVMSG', 'NOT_KEPT'])
      expect(answer.params.at(-1)).toMatch(/cannot write/)
    }
    // Somebody else takes the rest, so that shorter messages do not fit either.
    limitFileSize(server.pid, 0)
    nina.type('nobody reads this')
    await nina.prints(/^! the server cannot write to its disk/m)
    old.say('PRIVMSG #lobby :nor this')
    await old.until(({ verb, params }) => verb === 'NOTICE' && /cannot write/.test(params[1] ?? ''))
    leaver.hangUp()
    const health = await askHealth(port)
    expect(health.status).toBe(503)
    expect(health.why).toMatch(/cannot be written to disk/)
    await expect.poll(() => server.log()).toMatch(/cannot write/i)
    expect(server.log().match(/"level":"error"/g)).toHaveLength(1)

    limitFileSize(server.pid, 'unlimited')
    for (const person of [old, amy, bob]) {
      person.say(`PRIVMSG #lobby :${person.nick} again`)
      await Promise.all([amy, bob].map((other) => other.until(({ params }) => params[1] === `${person.nick} again`)))
    }
    nina.type('nina again')
    await Promise.all([amy, bob, old].map((other) => other.until(({ params }) => params[1] === 'nina again')))
    await nina.prints(/bob again/)
    await nina.prints(/leaver has left the server/)
    expect((await askHealth(port)).status).toBe(200)
    const heard = textsHeard(amy)
    expect(textsHeard(bob)).toEqual(heard)
    for (const lost of [refusedAmy.text, refusedBob.text, 'nobody reads this', 'nor this']) {
      expect(heard).not.toContain(lost)
      for (const words of [textsHeard(old).join('\n'), nina.printed()]) expect(words).not.toContain(lost)
    }

    await server.end('SIGKILL')
    const again = await serveHere(folder)
    expect(await historyOf(again.port)).toEqual(heard)
  })
})

/** Everything in the lobby, page by page from the oldest. */
async function historyOf(port: number): Promise<string[]> {
  const reader = await IrcPerson.arrive(port, 'reader', CAPABILITIES)
  reader.say('JOIN #lobby')
  await reader.barrier()
  const all: Message[] = []
  for (;;) {
    const from = reader.heard.length
    const last = all.at(-1)?.tags?.get('msgid')
    const after = last === undefined ? 'timestamp=1970-01-01T00:00:00.000Z' : `msgid=${last}`
    reader.say(`CHATHISTORY AFTER #lobby ${after} 100`)
    await reader.until(({ verb, params }) => verb === 'BATCH' && params[0]?.startsWith('-') === true, from)
    const page = reader.heard.slice(from).filter(isMessage)
    all.push(...page)
    if (page.length < 100) return all.map(({ params }) => params[1] as string)
  }
}
