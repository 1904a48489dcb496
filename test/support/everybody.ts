/** Somebody at every door, and all that each of them is shown: Amy and Zoe in browsers, Nick at a real nc, Ida on IRC. */
import { expect } from 'vitest'
import type { Message } from '../../src/wire/irc/message.ts'
import { IrcPerson } from './irc-person.ts'
import { type NcPerson, openNc } from './nc-person.ts'
import { WebPerson } from './web-person.ts'

/** Tall enough that a page holds all of a short conversation at once. */
export const TALL = { viewport: { width: 1200, height: 4000 } }

/** What is another one each time: where guests come from, when something was said, and how a file is called. */
const CHANGING: readonly (readonly [RegExp, string])[] = [
  [/\b\w{12}\.guest/g, 'host'],
  [/\[\d\d:\d\d/g, '[00:00'],
  [/(?<=\/files\/)\w{25}/g, 'ID'],
]

/** What the two without a page read from here on: these lines, all of them, and no others. */
export interface Read {
  readonly nick?: readonly string[]
  readonly ida?: readonly string[]
}

export class Everybody {
  readonly amy: WebPerson
  readonly zoe: WebPerson
  readonly nick: NcPerson
  readonly ida: IrcPerson
  /** The messages of the channel that both pages show, as they are now: `amy: hello`. */
  readonly timeline: string[]
  #nickHasRead: number
  #idaHasRead: number

  /** What Nick and Ida have been shown until now is not looked at. */
  constructor(amy: WebPerson, zoe: WebPerson, nick: NcPerson, ida: IrcPerson, timeline: string[] = []) {
    this.amy = amy
    this.zoe = zoe
    this.nick = nick
    this.ida = ida
    this.timeline = timeline
    this.#nickHasRead = linesOfNick(nick).length
    this.#idaHasRead = linesOfIda(ida).length
  }

  /** All four in a channel that Amy made, where nothing was said yet; Ida with these capabilities. */
  static async meet(port: number, channel: string, capabilities: string): Promise<Everybody> {
    const pages = await Promise.all([WebPerson.arrive(port, 'amy', TALL), WebPerson.arrive(port, 'zoe', TALL)])
    for (const each of pages) {
      await each.say(`/join ${channel}`)
      await each.isIn(channel.slice(1))
    }
    return new Everybody(...pages, ...(await joinWithoutPages(port, channel, capabilities)))
  }

  /** The same pages, with the two others come anew. */
  async meetAgain(port: number, channel: string, capabilities: string): Promise<Everybody> {
    return new Everybody(this.amy, this.zoe, ...(await joinWithoutPages(port, channel, capabilities)), this.timeline)
  }

  /** Somebody says something where all four are; `as` is what it looks like at nc and on IRC, where that is something else. */
  async hear(who: string, channel: string, text: string, as: { readonly page?: string } & Read = {}): Promise<void> {
    this.timeline.push(`${who}: ${as.page ?? text}`)
    const place = channel === '#lobby' ? '' : `[${channel}] `
    const nick = who === 'nick' ? [] : [`${place}${who}: ${text}`]
    await this.see({ nick, ida: [`${who} PRIVMSG ${channel} ${text}`], ...as })
  }

  /** Resolves when the pages show the timeline, and the others have read exactly this. */
  async see(read: Read): Promise<void> {
    await Promise.all([this.pagesAgree(), this.read(read)])
  }

  async read({ nick = [], ida = [] }: Read): Promise<void> {
    await Promise.all([this.#nickReads(nick), this.#idaReads(ida)])
  }

  async pagesAgree(): Promise<void> {
    for (const { nick, page } of [this.amy, this.zoe])
      await expect.poll(() => page.evaluate(MESSAGES), { message: `${nick}’s page` }).toEqual(this.timeline)
  }

  async #nickReads(lines: readonly string[]): Promise<void> {
    const from = this.#nickHasRead
    this.#nickHasRead += lines.length
    const read = (): string[] => linesOfNick(this.nick).slice(from, this.#nickHasRead)
    await expect.poll(read, { message: 'at nc' }).toEqual(lines)
  }

  async #idaReads(lines: readonly string[]): Promise<void> {
    const from = this.#idaHasRead
    this.#idaHasRead += lines.length
    const read = (): string[] => linesOfIda(this.ida).slice(from, this.#idaHasRead)
    await expect.poll(read, { message: 'on IRC' }).toEqual(lines)
  }
}

/** Nick comes into a channel, and then Ida. */
async function joinWithoutPages(port: number, channel: string, capabilities: string): Promise<[NcPerson, IrcPerson]> {
  const nick = openNc(port)
  nick.type('nick')
  nick.type(`/join ${channel}`)
  await nick.prints(new RegExp(`nick joined ${channel}\n`))
  const ida = await IrcPerson.arrive(port, 'ida', capabilities)
  ida.say(`JOIN ${channel}`)
  await ida.barrier()
  await nick.prints(new RegExp(`ida joined ${channel}\n`))
  return [nick, ida]
}

function steady(text: string): string {
  return CHANGING.reduce((text, [what, as]) => text.replaceAll(what, as), text)
}

function linesOfNick(nick: NcPerson): string[] {
  return steady(nick.printed()).split('\n').slice(0, -1)
}

/** What people did, not what the server answers (the past in a batch); without typing, which comes when it comes. */
function linesOfIda({ heard }: IrcPerson): string[] {
  const texts = new Map<string, string>()
  return heard.flatMap((message) => {
    const { source = '', verb, params, tags } = message
    const msgid = tags?.get('msgid')
    if (msgid !== undefined && verb === 'PRIVMSG') texts.set(msgid, params[1] ?? '')
    return !source.includes('!') || tags?.has('+typing') || tags?.has('batch') ? [] : [phrase(message, texts)]
  })
}

/** `amy PRIVMSG #tea hello`, `zoe PRIVMSG #tea yes +reply=hello`: a message stands for its msgid. */
function phrase({ source = '', verb, params, tags }: Message, texts: ReadonlyMap<string, string>): string {
  const said = (msgid: string): string => texts.get(msgid) ?? msgid
  const more = ['+reply', '+draft/react', '+draft/unreact'].flatMap((tag) => {
    const value = tags?.get(tag)
    return value === undefined ? [] : `${tag}=${said(value)}`
  })
  return steady([source.split('!')[0], verb, ...params.map(said), ...more].join(' '))
}

/** The messages that a page shows, each with who said it, and what is marked on it; without what was taken away. */
const MESSAGES = `[...document.querySelectorAll('[role=log] article.message:not(:has(.removed))')].map((article) => {
  const text = (selector) => [...article.querySelectorAll(selector)].map((one) => one.innerText.trim())
  const marks = [...text('.mark'), ...text('.reaction').map((one) => one.replace(/\\s+/, ' '))]
  const answered = article.querySelector('.answered')
  const who = text('.message-nick, .unseen')[0]
  return (answered ? answered.innerText.replace(/\\s+/g, ' ').trim() + ' ← ' : '')
    + who + ': ' + text('.said')[0] + marks.map((mark) => ' [' + mark + ']').join('')
})`
