/** What anybody has seen is kept, also of what is done to messages: held by killing the server while people edit, react, redact and read. */
import { afterAll, describe, expect, it } from 'vitest'
import type { Message } from '../../src/wire/irc/message.ts'
import { IrcPerson } from '../support/irc-person.ts'
import { leaveAccount, PASSWORD } from '../support/real-account.ts'
import { startServer, temporaryFolder } from '../support/server-process.ts'

const ROUNDS = 3
const PEOPLE = 10
const CHANNEL = '#mended'
const CAPABILITIES =
  'message-tags server-time echo-message batch draft/chathistory draft/read-marker draft/message-redaction snug.chat/edit snug.chat/timeline standard-replies'
const PAGE = 100

/** What everybody together has heard of one message. */
interface Heard {
  version: number
  isRedacted: boolean
  /** Somebody asked for it to be taken away, and may not have heard that it was. */
  isDoomed: boolean
  /** Who reacted, by nick. */
  readonly reactions: Set<string>
}

const msgidOf = ({ tags }: Message): string => tags?.get('msgid') ?? ''
const nickOf = ({ source = '' }: Message): string => source.slice(0, source.indexOf('!'))
const versionOf = (text: string | undefined): number => Number(/ v(\d+)$/.exec(text ?? '')?.[1] ?? Number.NaN)

/** Says, edits, marks and takes away, each when the one before was heard back; writes down what it hears. */
function talk(person: IrcPerson, round: number, all: Map<string, Heard>): void {
  const heardOf = (id: string): Heard => {
    const known = all.get(id) ?? { version: 0, isRedacted: false, isDoomed: false, reactions: new Set<string>() }
    all.set(id, known)
    return known
  }
  let own: string[] = []
  let others: string[] = []
  let turn = 0
  const next = (): void => {
    turn++
    const mine = own.at(-1)
    const theirs = others.at(-1)
    if (turn % 5 === 0 && mine) return person.say(`EDIT ${CHANNEL} ${mine} :${round}/${person.nick} v${turn}`)
    if (turn % 7 === 0 && theirs) return person.say(`@+draft/react=x;+reply=${theirs} TAGMSG ${CHANNEL}`)
    const oldest = own[0]
    if (turn % 11 === 0 && oldest && own.length > 3) {
      own = own.slice(1)
      heardOf(oldest).isDoomed = true
      return person.say(`REDACT ${CHANNEL} ${oldest}`)
    }
    person.say(`PRIVMSG ${CHANNEL} :${round}/${person.nick} v0`)
  }
  person.onMessage((message) => {
    const { verb, params, tags } = message
    const isOwn = nickOf(message) === person.nick
    if (params[0] !== CHANNEL || message.source === undefined) {
      if (verb === 'FAIL') next()
      return
    }
    switch (verb) {
      case 'PRIVMSG':
        heardOf(msgidOf(message))
        if (isOwn) own.push(msgidOf(message))
        else others = [...others.slice(-5), msgidOf(message)]
        break
      case 'EDIT': {
        const heard = heardOf(params[1] as string)
        heard.version = Math.max(heard.version, versionOf(params[2]))
        break
      }
      case 'REDACT':
        heardOf(params[1] as string).isRedacted = true
        own = own.filter((id) => id !== params[1])
        break
      case 'TAGMSG':
        heardOf(tags?.get('+reply') ?? '').reactions.add(nickOf(message))
        break
      case 'FAIL':
        return next()
      default:
        return
    }
    if (isOwn) next()
  })
  for (let i = 0; i < 4; i++) next()
}

interface Kept {
  readonly version: number
  readonly reactions: Set<string>
}

async function readHistory(port: number): Promise<Map<string, Kept>> {
  const reader = await IrcPerson.arrive(port, 'reader', CAPABILITIES)
  reader.say(`JOIN ${CHANNEL}`)
  await reader.barrier()
  const all = new Map<string, Kept>()
  let last = 'timestamp=1970-01-01T00:00:00.000Z'
  for (;;) {
    const from = reader.heard.length
    reader.say(`CHATHISTORY AFTER ${CHANNEL} ${last} ${PAGE}`)
    await reader.until(({ verb, params }) => verb === 'BATCH' && params[0]?.startsWith('-') === true, from)
    const page = reader.heard.slice(from)
    const messages = page.filter(({ verb }) => verb === 'PRIVMSG')
    for (const message of messages) {
      all.set(msgidOf(message), { version: versionOf(message.params[1]), reactions: new Set() })
    }
    for (const message of page) {
      if (message.verb === 'TAGMSG') all.get(message.tags?.get('+reply') ?? '')?.reactions.add(nickOf(message))
    }
    const newest = messages.at(-1)
    if (!newest || messages.length < PAGE) break
    last = `msgid=${msgidOf(newest)}`
  }
  reader.hangUp()
  return all
}

describe('KEEP-9 kill -9 undoes no edit, redaction, reaction or read marker that anybody saw', () => {
  const folder = temporaryFolder()
  afterAll(() => folder.remove())

  it(`in ${ROUNDS} rounds with ${PEOPLE} people`, { timeout: 240_000 }, async () => {
    const heard = new Map<string, Heard>()
    let server = await startServer(folder.path, ['--no-limits'])
    await leaveAccount(server.port, 'amy')
    let marked = ''
    for (let round = 0; round < ROUNDS; round++) {
      const people: IrcPerson[] = []
      for (let i = 0; i < PEOPLE; i++) people.push(await IrcPerson.arrive(server.port, `p${i}`, CAPABILITIES))
      const amy = await IrcPerson.arrive(server.port, 'amy', CAPABILITIES, [`PASS :amy:${PASSWORD}`])
      for (const person of [...people, amy]) person.say(`JOIN ${CHANNEL}`)
      await Promise.all([...people, amy].map((person) => person.barrier()))
      let isTalking = true
      amy.onMessage(({ verb, params, tags }) => {
        if (verb === 'MARKREAD') marked = params[1] ?? ''
        if (verb === 'PRIVMSG' && isTalking && Math.random() < 0.1) {
          amy.say(`MARKREAD ${CHANNEL} timestamp=${tags?.get('time')}`)
        }
      })
      for (const person of people) talk(person, round, heard)
      const [watcher] = people as [IrcPerson]
      const from = watcher.heard.length
      await watcher.until(() => watcher.heard.length - from > 1500 + 311 * round)
      await server.end('SIGKILL')
      isTalking = false
      await Promise.all(people.map((person) => person.closed()))

      server = await startServer(folder.path, ['--no-limits'])
      const kept = await readHistory(server.port)
      const sorts = { edited: 0, redacted: 0, reacted: 0 }
      for (const [id, { version, isRedacted, isDoomed, reactions }] of heard) {
        const message = kept.get(id)
        if (isRedacted) {
          sorts.redacted++
          expect(message).toBeUndefined()
          continue
        }
        if (isDoomed && !message) continue
        if (!message) throw new Error(`${id} was heard and is not kept`)
        if (version > 0) sorts.edited++
        expect(message.version).toBeGreaterThanOrEqual(version)
        for (const nick of reactions) {
          sorts.reacted++
          expect(message.reactions).toContain(nick)
        }
      }
      for (const count of Object.values(sorts)) expect(count).toBeGreaterThan(5)
      const again = await IrcPerson.arrive(server.port, 'amy', CAPABILITIES, [`PASS :amy:${PASSWORD}`])
      again.say(`MARKREAD ${CHANNEL}`)
      const marker = await again.until(({ verb, params }) => verb === 'MARKREAD' && params[0] === CHANNEL)
      expect(marked).toMatch(/^timestamp=/)
      expect((marker.params[1] as string) >= marked).toBe(true)
      again.hangUp()
    }
    expect(await server.end('SIGTERM')).toBe(0)
  })
})
