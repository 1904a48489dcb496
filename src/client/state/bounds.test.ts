/** How much of a buffer is kept, and that whatever was let go can be had again, in both directions. */
import { expect, it } from 'vitest'
import type { Message } from '../../wire/irc/message.ts'
import { MAX_ENTRIES, MAX_UNSEEN_ENTRIES } from './change.ts'
import { initialState } from './client-state.ts'
import type { Buffer, ClientState } from './client-state.ts'
import type { HistoryPage } from './history-page.ts'
import { reduce } from './reduce.ts'
import { entryAt, lastEntry } from './timeline.ts'

const PAGE = 5_000

/** Numbered by when it was said; the msgid is the number. */
function message(n: number): Message {
  const tags = new Map([
    ['msgid', `${n}`],
    ['time', new Date(1e12 + n * 1000).toISOString()],
  ])
  return { tags, source: 'amy!a@h', verb: 'PRIVMSG', params: ['#tea', `${n}`] }
}

function said(from: number, to: number): Message[] {
  return Array.from({ length: to - from }, (_, i) => message(from + i))
}

function page(state: ClientState, place: HistoryPage['place'], messages: readonly Message[]): ClientState {
  return reduce(state, { type: 'page', at: 0, page: { buffer: '#tea', place, messages, isComplete: false } })
}

function inTea(): ClientState {
  const join: Message = { source: 'zoe!z@h', verb: 'JOIN', params: ['#tea'] }
  const opened = reduce(initialState('zoe', 'here'), { type: 'message', message: join, at: 0 })
  return reduce(opened, { type: 'focus', buffer: '#tea' })
}

function tea(state: ClientState): Buffer {
  return state.buffers.get('#tea') as Buffer
}

function msgidAt(buffer: Buffer['timeline'], index: number): string | undefined {
  const entry = entryAt(buffer, index)
  return entry?.kind === 'talk' ? entry.msgid : undefined
}

it('WEB-82 goes on after what is kept of the past, back and forth, until both are one again', () => {
  const newest = 200_000
  let state = page(inTea(), 'start', said(newest - PAGE, newest))
  let oldest = newest - PAGE
  while (!tea(state).excerpt) {
    expect(tea(state).timeline.length).toBeLessThanOrEqual(MAX_ENTRIES + 1)
    state = page(state, 'start', said(oldest - PAGE, oldest))
    oldest -= PAGE
  }
  // What one has scrolled back to stands for itself; what is being said is kept besides.
  expect(tea(state).timeline.length).toBeLessThan(MAX_UNSEEN_ENTRIES + PAGE)
  const excerpt = () => tea(state).excerpt as NonNullable<Buffer['excerpt']>
  expect(excerpt().oldestRef).toBe(`msgid=${oldest}`)
  expect(msgidAt(excerpt().timeline, 0)).toBe(`${oldest}`)

  // Farther back, the other end is let go.
  for (let i = 0; i < 2; i++) {
    state = page(state, 'older', said(oldest - PAGE, oldest))
    oldest -= PAGE
    expect(excerpt().timeline.length).toBeLessThanOrEqual(MAX_ENTRIES)
  }
  const end = lastEntry(excerpt().timeline)
  expect(excerpt().newestRef).toBe(`msgid=${end?.kind === 'talk' ? end.msgid : ''}`)

  // And forth: from the reference on, page by page, until what is new is met. None is missing, none twice.
  for (let i = 0; i < 40 && tea(state).excerpt; i++) {
    const from = Number(excerpt().newestRef.replace('msgid=', '')) + 1
    state = page(state, 'newer', said(from, Math.min(newest, from + PAGE)))
  }
  const { timeline, excerpt: left, oldestRef, history } = tea(state)
  expect([left, history]).toEqual([undefined, 'more'])
  const first = Number(msgidAt(timeline, 0))
  expect(oldestRef).toBe(`msgid=${first}`)
  const ids = timeline.chunks.flat().flatMap((entry) => (entry.kind === 'talk' ? [Number(entry.msgid)] : []))
  expect(ids).toHaveLength(newest - first)
  expect(ids.findIndex((id, i) => id !== first + i)).toBe(-1)
}, 60_000)

it('WEB-82 keeps less of what nobody looks at, and asks for the rest from there on', () => {
  let state = reduce(page(inTea(), 'start', said(0, 10)), { type: 'focus', buffer: '' })
  for (const message of said(10, MAX_UNSEEN_ENTRIES + 1_000)) state = reduce(state, { type: 'message', message, at: 0 })
  const { timeline, oldestRef } = tea(state)
  expect(timeline.length).toBeLessThan(MAX_UNSEEN_ENTRIES + 300)
  expect(oldestRef).toBe(`msgid=${msgidAt(timeline, 0)}`)
})

it('WEB-91 tells of what strangers write where they have opened too many conversations, and opens those that the person wants', () => {
  let state = inTea()
  const hears = (nick: string, text: string): void => {
    const message: Message = { source: `${nick}!u@h`, verb: 'PRIVMSG', params: ['zoe', text] }
    state = reduce(state, { type: 'message', message, at: 0 })
  }
  for (let i = 0; i < 150; i++) hears(`stranger${i}`, 'hello')
  const conversations = (): number => [...state.buffers.values()].filter(({ kind }) => kind === 'query').length
  expect(conversations()).toBe(100)
  hears('amy', 'it is me')
  const { timeline, unread } = state.buffers.get('') as Buffer
  expect(lastEntry(timeline)).toMatchObject({
    kind: 'note',
    text: expect.stringMatching(/^amy wrote to you: it is me/) as unknown,
  })
  expect(unread).toBe(51)
  state = reduce(state, { type: 'open', name: 'amy', kind: 'query' })
  hears('amy', 'and again')
  expect(lastEntry((state.buffers.get('amy') as Buffer).timeline)).toMatchObject({ text: 'and again' })
})

it('WEB-82 keeps of endless messages as many as fill the lines of so many short ones', () => {
  const long = 'x'.repeat(16_000)
  let state = inTea()
  for (let n = 0; n < 6_000; n++) {
    state = reduce(state, { type: 'message', message: { ...message(n), params: ['#tea', long] }, at: 0 })
  }
  state = reduce(state, { type: 'focus', buffer: '' })
  expect(tea(state).timeline.length).toBeLessThan(5_000 / 32 + 2 * 256)
  expect(lastEntry(tea(state).timeline)).toMatchObject({ msgid: '5999' })
})
