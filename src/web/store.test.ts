import { expect, test, vi } from 'vitest'
import type { Offline } from '../client/client-api.ts'
import type { ClientClock } from '../client/client-clock.ts'
import type { LinkListener, OpenLink } from '../client/link.ts'
import type { Device } from './device.ts'
import type { Memory } from './memory.ts'
import { createStore } from './store.ts'

const NOTHING: Memory = { getItem: () => null, setItem() {}, names: () => [] }

/** A server that the test speaks for, a clock that it moves, and a browser's memory. */
function open(kept: Record<string, string> = {}, path = '/', device?: Device, tabMemory = NOTHING) {
  const timers = new Set<() => void>()
  const clock: ClientClock = {
    now: () => 0,
    after(delayMs, call) {
      // The longer ones are patience, which does not run out here.
      if (delayMs > 100) return () => {}
      timers.add(call)
      return () => timers.delete(call)
    },
    random: () => 0,
  }
  const links: { listener: LinkListener; sent: string }[] = []
  const openLink: OpenLink = (listener) => {
    const link = { listener, sent: '' }
    links.push(link)
    return {
      write: (bytes) => void (link.sent += new TextDecoder().decode(bytes)),
      close() {},
      destroy() {},
    }
  }
  const memory: Memory = {
    getItem: (name) => kept[name] ?? null,
    setItem: (name, value) => void (kept[name] = value),
    names: () => Object.keys(kept),
  }
  const store = createStore({
    openLink,
    path,
    clock,
    serverName: 'here',
    memory,
    tabMemory,
    ...(device && { device }),
  })
  return {
    store,
    kept,
    links,
    hear: (...lines: string[]): void => {
      const bytes = new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join(''))
      links.at(-1)?.listener.received(bytes)
    },
    aFrameLater: (): void => {
      const due = [...timers]
      timers.clear()
      for (const call of due) call()
    },
  }
}

const WELCOME = [':s 001 amy :Hi', ':s 376 amy :End', ':amy!u@h JOIN #lobby']

test('comes in by the nick that was given, into the lobby', () => {
  const { store, links, hear, aFrameLater } = open()
  expect([store.state.value.status.at, store.isIn.value]).toEqual(['stopped', false])
  store.enter('amy')
  store.enter('amy')
  links[0]?.listener.opened()
  hear(...WELCOME)
  aFrameLater()
  expect(links).toHaveLength(1)
  expect(links[0]?.sent).toMatch(/NICK amy\r\n[^]*JOIN #lobby\r\n/)
  expect([store.isIn.value, store.active.value.key]).toEqual([true, '#lobby'])
})

test('a refused nick is exchanged on the same link', () => {
  const { store, links, hear, aFrameLater } = open()
  store.enter('amy')
  links[0]?.listener.opened()
  hear(':s 433 * amy :Taken')
  aFrameLater()
  expect(store.state.value.status).toMatchObject({ at: 'nick-refused', nick: 'amy' })
  store.enter('bea')
  expect(links).toHaveLength(1)
  expect(links[0]?.sent).toContain('NICK bea\r\n')
})

test('who could not reach the server can try again, and who was in is waited for', () => {
  const { store, links, hear, aFrameLater } = open()
  store.enter('amy')
  links[0]?.listener.closed('the server cannot be reached')
  aFrameLater()
  expect(store.state.value.status).toEqual({ at: 'stopped', why: 'the server cannot be reached' })
  store.retry()
  expect(links).toHaveLength(1)
  store.enter('amy')
  links[1]?.listener.opened()
  hear(...WELCOME)
  links[1]?.listener.closed('gone')
  aFrameLater()
  expect([store.state.value.status.at, store.isIn.value]).toEqual(['waiting', true])
  store.retry()
  expect(links).toHaveLength(3)
})

test('a burst is told at its beginning and at its end', () => {
  const { store, links, hear, aFrameLater } = open()
  store.enter('amy')
  links[0]?.listener.opened()
  hear(...WELCOME)
  aFrameLater()
  aFrameLater()
  const lengths: number[] = []
  store.active.subscribe(({ timeline }) => lengths.push(timeline.length))
  hear(...Array.from({ length: 10 }, (_, index) => `:bea!u@h PRIVMSG #lobby :${index}`))
  aFrameLater()
  const [before = 0, ...after] = lengths
  expect(after).toEqual([before + 1, before + 10])
})

test('the nick and the look are remembered; what is no look is forgotten', () => {
  const { store, kept } = open({ 'snug.nick': 'amy', 'snug.theme': 'dark', 'snug.density': 'huge' })
  expect([store.nick.value, store.theme.value, store.density.value]).toEqual(['amy', 'dark', 'comfortable'])
  store.theme.value = 'light'
  store.enter('bea')
  expect(kept).toMatchObject({ 'snug.nick': 'bea', 'snug.theme': 'light', 'snug.density': 'huge' })
})

test('WEB-3 whoever takes another name inside has it the next time, with what was kept under the first', async () => {
  const loaded: string[] = []
  const device: Device = {
    load: async (who) => {
      loaded.push(who)
      return { waiting: [], store: { put() {}, remove() {} }, maySend: () => true }
    },
    follow() {},
    flush() {},
    forget: async () => {},
  }
  const first = open({}, '/', device)
  first.store.enter('amy')
  await Promise.resolve()
  first.links[0]?.listener.opened()
  first.hear(...WELCOME, ':amy!u@h NICK ann', ':bea!u@h NICK bob')
  const next = open(first.kept, '/', device)
  next.store.comeBack()
  await Promise.resolve()
  next.links[0]?.listener.opened()
  expect(next.links[0]?.sent).toContain('NICK ann\r\n')
  expect(loaded).toEqual(['amy', 'amy'])

  // Who chooses a name at the door means that.
  const other = open(next.kept, '/', device)
  other.store.enter('zoe')
  await Promise.resolve()
  other.links[0]?.listener.opened()
  expect(other.links[0]?.sent).toContain('NICK zoe\r\n')
})

test('WEB-40 each connection says the secret of this browser, before the nick counts, and only where the server wants it', () => {
  const { store, links, hear, kept } = open()
  store.enter('amy')
  links[0]?.listener.opened()
  hear(':s CAP * LS :batch snug.chat/guest-key', ':s CAP * ACK :batch snug.chat/guest-key')
  expect(kept['snug.guest-key']).toMatch(/^[\w-]{32}$/)
  expect(links[0]?.sent.split('\r\n').slice(3)).toEqual([
    'CAP REQ :batch snug.chat/guest-key',
    `GUESTKEY ${kept['snug.guest-key']}`,
    'CAP END',
    '',
  ])
  // Somebody of this browser is there under another name: that is who one is.
  hear(':s 001 bea :Hi', ':s 376 bea :End')
  expect([store.client.state.nick, links[0]?.sent.includes('NICK bea')]).toEqual(['bea', false])

  const other = open({ 'snug.guest-key': kept['snug.guest-key'] ?? '' })
  other.store.enter('amy')
  other.links[0]?.listener.opened()
  other.hear(':s CAP * LS :batch', ':s CAP * ACK :batch')
  expect(other.links[0]?.sent).not.toContain('GUESTKEY')
  expect(other.kept['snug.guest-key']).toBe(kept['snug.guest-key'])
})

test('where nothing may be kept it lasts as long as the page', () => {
  const forbidden = (): never => {
    throw new Error('denied')
  }
  const store = createStore({
    openLink: () => ({ write() {}, close() {}, destroy() {} }),
    serverName: 'here',
    memory: { getItem: forbidden, setItem: forbidden, names: forbidden },
  })
  store.density.value = 'compact'
  expect(store.density.value).toBe('compact')
})

test('WEB-90 the password of the server is given when it is asked for, and again until the tab is closed', () => {
  const { store, links, hear, aFrameLater } = open()
  store.enter('amy')
  links[0]?.listener.opened()
  expect(links[0]?.sent).not.toContain('PASS')
  hear(':s 464 * :Password incorrect', 'ERROR :Closing link: Bad password')
  links[0]?.listener.closed('')
  aFrameLater()
  expect([store.isIn.value, store.state.value.status]).toEqual([
    false,
    { at: 'stopped', why: 'the server wants a password' },
  ])
  store.serverPassword.value = 'open sesame'
  store.enter('amy')
  links[1]?.listener.opened()
  expect(links[1]?.sent).toMatch(/^PASS :open sesame\r\n/)
})

test('WEB-90 the passwords of channels are given again by a page that is loaded anew, until all is forgotten', async () => {
  const ofTab: Record<string, string> = {}
  const tabMemory: Memory = {
    getItem: (name) => ofTab[name] ?? null,
    setItem: (name, value) => void (ofTab[name] = value),
    names: () => Object.keys(ofTab),
  }
  const before = open({}, '/c/den', undefined, tabMemory)
  before.store.enter('amy')
  before.links[0]?.listener.opened()
  before.hear(':s CAP * LS :', ':s 001 amy :Welcome', ':s 376 amy :End')
  before.store.client.join('#den', 'sesame')
  before.hear(':amy!a@h JOIN #den')

  const after = open({ 'snug.channels': '#den' }, '/c/den', undefined, tabMemory)
  after.store.enter('amy')
  after.links[0]?.listener.opened()
  after.hear(':s CAP * LS :', ':s 001 amy :Welcome', ':s 376 amy :End')
  expect(after.links[0]?.sent).toContain('JOIN #den sesame\r\n')
  const forgotten = after.store.forget()
  after.links[0]?.listener.closed('')
  await forgotten
  expect(JSON.stringify(ofTab)).not.toContain('sesame')
})

test('WEB-44 all that is about a person is forgotten, and how the page looks is not', async () => {
  const kept = {
    'snug.nick': 'amy',
    'snug.notices': '{"words":["secret"]}',
    'snug.notices.push': 'on',
    'snug.emoji': 'tea',
    'snug.theme': 'dark',
    'snug.language': 'de',
    other: 'program',
  }
  const { store } = open(kept)
  await store.forget()
  expect(store.isForgetting.value).toBe(false)
  expect(Object.entries(kept).filter(([, value]) => value !== '')).toEqual([
    ['snug.theme', 'dark'],
    ['snug.language', 'de'],
    ['other', 'program'],
  ])
})

test('who comes in twice while the device still looks is in once, and not at all where all is forgotten meanwhile', async () => {
  const loads: (() => void)[] = []
  const offline: Offline = { waiting: [], store: { put() {}, remove() {} }, maySend: () => true }
  const device: Device = {
    load: () => new Promise((resolve) => loads.push(() => resolve(offline))),
    follow() {},
    flush() {},
    forget: async () => {},
  }
  const { store, links } = open({}, '/', device)
  store.enterLoggedIn('amy')
  store.enterLoggedIn('amy')
  for (const load of loads.toReversed()) load()
  await expect.poll(() => store.isLoading.value).toBe(false)
  await Promise.resolve()
  expect(links).toHaveLength(1)

  store.enterLoggedIn('amy')
  links[0]?.listener.closed('')
  await store.forget()
  loads.at(-1)?.()
  await Promise.resolve()
  expect([links.length, store.isLoading.value]).toEqual([1, false])
})

test('WEB-44 pushes are ended before the page goes, which it does when its device has forgotten', async () => {
  const done: string[] = []
  const unsubscribe = async (): Promise<void> => {
    await new Promise((later) => setTimeout(later, 0))
    done.push('pushes ended')
  }
  vi.stubGlobal('navigator', {
    serviceWorker: {
      getRegistration: async () => ({ pushManager: { getSubscription: async () => ({ unsubscribe }) } }),
    },
  })
  const device = { forget: async () => void done.push('device forgotten') } as unknown as Device
  const { store } = open({}, '/', device)
  const forgotten = store.forget()
  // Nobody begins to type at a door that is about to go.
  expect(store.isForgetting.value).toBe(true)
  await forgotten
  vi.unstubAllGlobals()
  expect([...done, store.isForgetting.value]).toEqual(['pushes ended', 'device forgotten', true])
})

test.each([
  ['/c/trap', { 'snug.nick': 'amy' }, '#trap'],
  ['/c/tea', { 'snug.nick': 'amy', 'snug.channels': '#Tea' }, undefined],
  ['/c/lobby', { 'snug.nick': 'amy' }, undefined],
  ['/u/bob', { 'snug.nick': 'amy' }, undefined],
  // Their cookie may know more than the page.
  ['/c/trap', {}, '#trap'],
  ['/', {}, undefined],
])('WEB-62 by a link to %s who has %j is asked first: %s', (path, kept, asked) => {
  expect(open({ ...kept }, path).store.unknownChannel).toBe(asked)
})
