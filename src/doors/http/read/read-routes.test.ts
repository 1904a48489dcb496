/** Pages that are read without a name: what they show, and that they say nothing of what is closed. */
import { beforeEach, describe, expect, it } from 'vitest'
import { httpRequest } from '../../../../test/support/http-request.ts'
import { type IrcHouse, type IrcPerson, openIrcHouse } from '../../../../test/support/irc-house.ts'
import { createHttpDoor } from '../respond.ts'
import { readRoutes } from './read-routes.ts'

let house: IrcHouse
let alice: IrcPerson
let takes: boolean
let allows: boolean
let isOpen: boolean
let spent: number[]
let door: ReturnType<typeof createHttpDoor>

async function get(target: string, headers: Readonly<Record<string, string>> = {}) {
  const answer = Promise.resolve(door(httpRequest({ target, headers })))
  await house.clock.settle()
  const { status, headers: sent, body } = await answer
  return { status, headers: sent, text: Buffer.from(body).toString() }
}

const says = (text: string): Promise<unknown> => alice.asks(`PRIVMSG #tea :${text}`)

beforeEach(async () => {
  takes = true
  allows = true
  isOpen = true
  spent = []
  house = openIrcHouse()
  const budget = { allows: () => allows, spend: (_address: string, characters: number) => void spent.push(characters) }
  door = createHttpDoor({
    health: () => ({ ready: true }),
    isHostWelcome: () => true,
    routes: readRoutes({ hub: house.hub, clock: house.clock, isOpen: () => isOpen, takes: () => takes, budget }),
  })
  alice = await house.arrive('alice', 'message-tags echo-message snug.chat/edit draft/message-redaction')
  await alice.asks('NS REGISTER correct-horse', 'JOIN #tea', 'CS REGISTER #tea', 'PRIVMSG #tea :before it was open')
  await alice.asks('CS SET #tea READABLE on')
})

describe('WEB-65 a channel that can be read without a name', () => {
  it('shows who said what and when, and nothing from before', async () => {
    await alice.asks('TOPIC #tea :all about https://tea.example/')
    await says('**hello** <b>you</b>')
    await says('\x01ACTION pours\x01')
    await says('\x01VERSION\x01')
    const { status, headers, text } = await get('/read/tea')
    expect(status).toBe(200)
    expect(headers).toMatchObject({ 'content-type': 'text/html; charset=utf-8', 'x-robots-tag': 'noindex' })
    expect(headers['content-security-policy']).toMatch(/^default-src 'none'; style-src 'sha256-/)
    expect(text).toContain('<strong>hello</strong> &lt;b&gt;you&lt;/b&gt;')
    expect(text).toContain('<a href="https://tea.example/" rel="nofollow noopener noreferrer">')
    expect(text).toMatch(/class="act"><bdi>alice<\/bdi> <div dir="auto">pours/)
    expect(text).not.toMatch(/before it was open|VERSION|<script|style="| on\w+=/)
    expect((await get('/read/%23TEA')).text).toBe(text)
  })

  it('hides spoilers, also where they are answered, and escapes names and links', async () => {
    const id = /msgid=([^; ]+)/.exec((await alice.asks('PRIVMSG #tea :||the end|| "x"')).join('\n'))?.[1] ?? ''
    await alice.asks(`@+reply=${id} PRIVMSG #tea :oh https://x.example/?a="b"&c`)
    const { text } = await get('/read/tea')
    expect(text.match(/<details><summary>Hidden text<\/summary>the end<\/details>/g)).toHaveLength(2)
    expect(text).toContain(`<a href="#${id}">`)
    expect(text).toContain('<a href="https://x.example/?a=')
    expect(text).not.toContain('?a="b"')
  })

  it('shows what is true now: edits are marked, and what was taken away is not there', async () => {
    const heard = (await alice.asks('PRIVMSG #tea :teh pot', 'PRIVMSG #tea :a secret')).join('\n')
    const [first = '', second = ''] = [...heard.matchAll(/msgid=([^; ]+)/g)].map(([, id]) => id as string)
    await alice.asks(
      `EDIT #tea ${first} :the pot`,
      `REDACT #tea ${second} :oops`,
      `@+reply=${second} PRIVMSG #tea :what?`,
    )
    const { text } = await get('/read/tea')
    expect(text).toMatch(/<span class="mark">edited<\/span>[^]*the pot/)
    expect(text).not.toMatch(/a secret|teh pot|oops/)
  })

  it('goes back and forth by pages, and to a message with what stands around it', async () => {
    for (let i = 1; i <= 120; i++) await says(`line ${i}.`)
    const lines = (text: string): number[] => [...text.matchAll(/line (\d+)\./g)].map(([, i]) => Number(i))
    const ends = (text: string): unknown[] => [lines(text)[0], lines(text).at(-1)]
    const href = (text: string, name: string): string =>
      (new RegExp(`href="([^"]+)"[^>]*>${name}<`).exec(text)?.[1] ?? '').replaceAll('&amp;', '&')
    const newest = (await get('/read/tea')).text
    expect([...ends(newest), href(newest, 'Newer')]).toEqual([71, 120, ''])
    const older = (await get(href(newest, 'Older'))).text
    expect(ends(older)).toEqual([21, 70])
    const oldest = (await get(href(older, 'Older'))).text
    expect([...ends(oldest), href(oldest, 'Older')]).toEqual([1, 20, ''])
    expect(oldest).toContain('This is where reading begins.')
    expect(ends((await get(href(oldest, 'Newer'))).text)).toEqual([21, 70])
    const id = /id="([^"]+)"><article>[^]*?line 30\./.exec(older.slice(older.indexOf('line 29.')))?.[1] ?? ''
    expect(ends((await get(`/read/tea?at=${id}`)).text)).toEqual([5, 54])
    expect(ends((await get('/read/tea?before=nonsense')).text)).toEqual([71, 120])
  })

  it('speaks the language of whoever reads, where it is one of ours', async () => {
    const { text, headers } = await get('/read/tea', { 'accept-language': 'fr, de-AT;q=0.8' })
    expect(text).toContain('<html lang="de" dir="ltr">')
    expect(headers).toMatchObject({ 'content-language': 'de', vary: 'Accept-Language' })
    expect((await get('/read/tea', { 'accept-language': 'ar' })).text).toContain('<html lang="ar" dir="rtl">')
  })

  it('is told to those who are there and to those who come', async () => {
    const bob = await house.arrive('bob')
    expect((await bob.asks('JOIN #tea')).join('\n')).toContain(
      '[#tea] Everybody can read what is said here in a browser',
    )
    await alice.asks('CS SET #tea READABLE off')
    expect((await bob.hears()).join('\n')).toMatch(/NOTICE #tea :Nobody can read/)
    await alice.asks('CS SET #tea READABLE on')
    expect((await bob.hears()).join('\n')).toMatch(/NOTICE #tea :From now on: everybody can read/)
  })
})

describe('WEB-66 a page that is read without a name costs little, whatever stands on it', () => {
  const idOf = (lines: unknown): string => /msgid=([^; ]+)/.exec((lines as string[]).join('\n'))?.[1] ?? ''

  it('has fewer messages where they are long, and all of them are on some page', async () => {
    for (let i = 1; i <= 50; i++) await says(`line ${i}. ${'x '.repeat(200)}`)
    const newest = (await get('/read/tea')).text
    expect(newest.match(/line \d+\./g)?.at(-1)).toBe('line 50.')
    expect(newest.match(/line \d+\./g)?.length).toBeLessThan(40)
    const seen = new Set<string>()
    let target: string | undefined = '/read/tea'
    for (let pages = 0; target !== undefined && pages < 10; pages++) {
      const { text } = await get(target)
      for (const [line] of text.matchAll(/line \d+\./g)) seen.add(line)
      target = /href="([^"]+)" rel="prev"/.exec(text)?.[1]
    }
    expect(seen.size).toBe(50)
    const first = /id="([^"]+)"><article>[^]*?(line \d+\.)/.exec(newest)
    expect((await get(`/read/tea?at=${first?.[1]}`)).text).toContain(first?.[2])
  })

  it('shows the beginning of what is answered, and nothing of a spoiler in it', async () => {
    const id = idOf(await says(`it begins ||with the end ${'z'.repeat(330)}|| ok`))
    await alice.asks(`@+reply=${id} PRIVMSG #tea :oh`)
    const { text } = await get('/read/tea')
    expect(/class="quote">.*/.exec(text)?.[0]).toMatch(/<span dir="auto">it begins …<\/span>/)
    expect(text.match(/with the end/g)).toHaveLength(1)
  })

  it('is made once for all who ask for it, until something is said or taken away', async () => {
    const id = idOf(await says('http://a.bc/d'))
    const { text } = await get('/read/tea')
    expect(await get('/read/tea')).toMatchObject({ text })
    expect(spent).toEqual([text.length + 10 * 'http://a.bc/d'.length])
    await alice.asks(`REDACT #tea ${id}`)
    expect((await get('/read/tea')).text).not.toContain('a.bc')
    expect(spent).toHaveLength(2)
    house.clock.advance(10_000)
    await get('/read/tea')
    expect(spent).toHaveLength(3)
  })

  it('is made for nobody who has had too much', async () => {
    await get('/read/tea')
    allows = false
    expect((await get('/read/tea')).status).toBe(200)
    expect((await get('/read/tea', { 'accept-language': 'de' })).status).toBe(429)
    expect((await get('/read/nowhere')).status).toBe(404)
  })
})

describe('WEB-66 a channel that cannot be read without a name is answered like one that does not exist', () => {
  it.each([
    ['without the setting', 'CS SET #tea READABLE off'],
    ['secret', 'MODE #tea +s'],
    ['for the invited', 'MODE #tea +i'],
    ['with a key', 'MODE #tea +k sesame'],
    ['for accounts', 'MODE #tea +R'],
    ['nobody’s', 'CS DROP #tea'],
    ['renamed', 'RENAME #tea #cake'],
  ])('%s', async (_how, line) => {
    const said = (await says('a word')) as string[]
    const msgid = /msgid=([^; ]+)/.exec(said.join('\n'))?.[1] ?? ''
    const nowhere = await get('/read/nowhere')
    expect([(await get('/read/tea')).status, nowhere.status]).toEqual([200, 404])
    const heard = await alice.asks(line)
    const code = /DROP #tea (\S+)/.exec(heard.join('\n'))?.[1]
    if (code !== undefined) await alice.asks(`CS DROP #tea ${code}`)
    for (const target of [
      '/read/tea',
      `/read/tea?at=${msgid}`,
      '/read/%23tea',
      '/read/%',
      '/read/a/b',
      '/read/alice',
    ]) {
      expect(await get(target)).toEqual(nowhere)
    }
    expect(await get('/readable/tea')).toEqual(await get('/readable/nowhere'))
  })

  it('where not everybody is let in', async () => {
    isOpen = false
    expect(await get('/read/tea')).toEqual(await get('/read/nowhere'))
    expect(await get('/readable/tea')).toEqual(await get('/readable/nowhere'))
  })

  it('nor is a message of elsewhere shown in it', async () => {
    const other = (await alice.asks('JOIN #den', 'PRIVMSG #den :deep in the den')).join('\n')
    const msgid = /msgid=([^; ]+)[^\n]*deep in the den/.exec(other)?.[1] ?? ''
    await says('here')
    for (const cut of ['at', 'before', 'after']) {
      expect((await get(`/read/tea?${cut}=${msgid}`)).text).not.toContain('deep in the den')
    }
    expect(JSON.parse((await get('/readable/tea')).text)).toEqual({ readable: true })
  })

  it('and who asks too often has to wait, whatever they ask for', async () => {
    takes = false
    expect((await get('/read/tea')).status).toBe(429)
    expect(await get('/read/tea')).toEqual(await get('/read/nowhere'))
  })
})
