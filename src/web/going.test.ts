import { describe, expect, it } from 'vitest'
import type { LinkListener } from '../client/link.ts'
import { type AddressBar, followAddress } from './going.ts'
import { createStore } from './store.ts'

/** Zoe on her way in, with a browser's address bar and memory that the test looks at. */
function open(path: string, kept: Record<string, string> = {}) {
  const entries = [path]
  let at = 0
  let turned = (): void => {}
  const bar: AddressBar = {
    path: () => entries[at] ?? '/',
    push: (next) => void entries.splice(++at, Infinity, next),
    replace: (next) => void (entries[at] = next),
    onTurn(call) {
      turned = call
      return () => {}
    },
  }
  let listener: LinkListener | undefined
  let out: string[] = []
  const store = createStore({
    openLink(next) {
      listener = next
      return {
        write: (bytes) => void out.push(...new TextDecoder().decode(bytes).trimEnd().split('\r\n')),
        close() {},
        destroy() {},
      }
    },
    // What comes closely upon another is told at once here.
    clock: {
      now: () => 0,
      random: () => 0,
      after(delayMs, call) {
        if (delayMs < 100) queueMicrotask(call)
        return () => {}
      },
    },
    serverName: 'here',
    memory: {
      getItem: (key) => kept[key] ?? null,
      setItem: (key, value) => void (kept[key] = value),
      names: () => Object.keys(kept),
    },
    path,
  })
  const going = followAddress(store, bar)
  const told = async (...lines: string[]): Promise<void> => {
    listener?.received(new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join('')))
    await new Promise((resolve) => setTimeout(resolve))
  }
  return {
    store,
    going,
    entries,
    kept,
    told,
    turn(steps: number) {
      at += steps
      turned()
    },
    sent: () => out.splice(0),
    async enters() {
      store.enter('zoe')
      listener?.opened()
      await told(
        ':s CAP * LS :batch draft/chathistory',
        ':s CAP * ACK :batch draft/chathistory',
        ':s 001 zoe :Hi',
        ':s 005 zoe CASEMAPPING=ascii :are supported',
        ':s 422 zoe :No MOTD',
      )
      return out.splice(0).filter((line) => line.startsWith('JOIN'))
    },
  }
}

const page = (channel: string, id: string): string[] => [
  `BATCH +p chathistory ${channel}`,
  `@batch=p;msgid=${id};time=2026-11-23T10:00:01.000Z :bob!b@h PRIVMSG ${channel} :hello`,
  'BATCH -p',
]

describe('WEB-61 the address and the place are the same', () => {
  it('goes straight into the channel of the address, and to the message that it names', async () => {
    const s = open('/c/Tea/9-x')
    expect(await s.enters()).toEqual(['JOIN #Tea'])
    await s.told(':zoe!z@h JOIN #tea', ...page('#tea', '1-x'))
    expect(s.sent().filter((line) => line.includes('AROUND'))).toEqual(['CHATHISTORY AROUND #tea msgid=9-x 100'])
    await s.told(...page('#tea', '9-x'))
    expect(s.store.active.value).toMatchObject({ key: '#tea', jumpedTo: { entry: expect.any(Number) } })
    expect(s.entries).toEqual(['/c/Tea/9-x'])
  })

  it('follows the person, and the person follows it back and forth, but into nothing that was left', async () => {
    const s = open('/')
    expect(await s.enters()).toEqual(['JOIN #lobby'])
    await s.told(':zoe!z@h JOIN #lobby')
    s.store.client.join('#tea')
    await s.told(':zoe!z@h JOIN #tea')
    s.store.client.focus(s.store.client.openQuery('amy'))
    await s.told(':s 305 zoe :back')
    expect(s.entries).toEqual(['/c/lobby', '/c/tea', '/u/amy'])
    s.turn(-2)
    expect(s.store.client.state.active).toBe('#lobby')
    s.turn(1)
    expect(s.store.client.state.active).toBe('#tea')
    s.store.client.close('#tea')
    await s.told(':s 305 zoe :back')
    s.sent()
    expect(s.entries[1]).toBe('/c/lobby')
    s.turn(1)
    expect([s.store.client.state.active, s.sent()]).toEqual(['amy', []])
  })

  it('follows a channel to its new name', async () => {
    const s = open('/c/tea')
    await s.enters()
    await s.told(':zoe!z@h JOIN #tea', ':amy!a@h RENAME #tea #cake :')
    expect([s.entries, s.store.active.value.name]).toEqual([['/c/cake'], '#cake'])
  })

  it('says so when the message is not there', async () => {
    const s = open('/c/tea/9-x')
    await s.enters()
    await s.told(':zoe!z@h JOIN #tea', ...page('#tea', '1-x'))
    await s.told(...page('#tea', '2-x'))
    expect(JSON.stringify(s.store.active.value.timeline)).toContain('not kept any more')
    expect(s.store.active.value.excerpt).toBeUndefined()
  })

  it('does not fetch back whoever looks elsewhere before a message is found, or a channel joined', async () => {
    const s = open('/')
    await s.enters()
    await s.told(':zoe!z@h JOIN #lobby', ...page('#lobby', '1-x'))
    s.going.go({ name: '#tea', isChannel: true, msgid: '9-x' })
    await s.told(':zoe!z@h JOIN #tea')
    s.store.client.focus('#lobby')
    await s.told(...page('#tea', '2-x'))
    expect([s.store.client.state.active, s.entries.at(-1)]).toEqual(['#lobby', '/c/lobby'])
    s.going.go({ name: '#cake', isChannel: true })
    s.store.client.focus('#tea')
    await s.told(':s 305 zoe :back')
    expect(s.entries.at(-1)).toBe('/c/tea')
  })

  it('does not wait for a channel that does not let one in', async () => {
    const s = open('/c/tea')
    await s.enters()
    await s.told(':s 473 zoe #tea :Cannot join channel (+i)')
    expect(s.store.state.value.refusedJoin).toMatchObject({ channel: '#tea', numeric: '473' })
    expect(s.sent()).toContain('JOIN #lobby')
    await s.told(':zoe!z@h JOIN #lobby')
    expect(s.entries).toEqual(['/c/lobby'])
  })
})

describe('WEB-62 the channels that one was in', () => {
  it('come back with the page, the one of the address first; what was left does not', async () => {
    const kept = { 'snug.channels': '#lobby #Tea' }
    const s = open('/c/tea', kept)
    expect(await s.enters()).toEqual(['JOIN #tea', 'JOIN #lobby'])
    await s.told(':zoe!z@h JOIN #lobby', ':zoe!z@h JOIN #tea', ':zoe!z@h JOIN #cake', ':zoe!z@h PART #lobby')
    expect(kept['snug.channels']).toBe('#Tea #cake')
    await s.told(':amy!a@h KICK #tea zoe :out')
    expect(kept['snug.channels']).toBe('#cake')
  })
})
