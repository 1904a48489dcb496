import { expect, test } from 'vitest'
import type { ClientClock } from '../client/client-clock.ts'
import type { LinkListener, OpenLink } from '../client/link.ts'
import type { Memory } from './memory.ts'
import { createStore } from './store.ts'

/** A server that the test speaks for, a clock that it moves, and a browser's memory. */
function open(kept: Record<string, string> = {}) {
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
  }
  const store = createStore({ openLink, clock, serverName: 'here', memory })
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
  expect(kept).toEqual({ 'snug.nick': 'bea', 'snug.theme': 'light', 'snug.density': 'huge' })
})

test('where nothing may be kept it lasts as long as the page', () => {
  const forbidden = (): never => {
    throw new Error('denied')
  }
  const store = createStore({
    openLink: () => ({ write() {}, close() {}, destroy() {} }),
    serverName: 'here',
    memory: { getItem: forbidden, setItem: forbidden },
  })
  store.density.value = 'compact'
  expect(store.density.value).toBe('compact')
})
