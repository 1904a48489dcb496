/** Reading without a name: whose wish it is, when it begins, and what keeps a channel closed all the same. */
import { beforeEach, describe, expect, it } from 'vitest'
import { OTHERS, rankedChannel, setIn } from '../../../test/support/ranked-channel.ts'
import type { SmallChat } from '../../../test/support/small-chat.ts'
import { openToAll } from '../may-read.ts'

let small: SmallChat
const set = (value: number | undefined) => setIn(small, 'alice', { key: 'readableFrom', value })
const open = () => set(1)
const from = (): number | undefined => openToAll(small.chat, '#tea')?.from

beforeEach(() => {
  small = rankedChannel()
})

describe('WEB-64 reading without a name', () => {
  it.each(OTHERS)('is not opened by: %s', (other) => {
    expect(setIn(small, other, { key: 'readableFrom', value: 1 })).toEqual(['!founder-needed'])
    expect(from()).toBeUndefined()
  })

  it('begins with what is said after it was asked for, which is told, and asked for again begins no earlier and no later', () => {
    const said = small.chat.lastSeq
    expect(from()).toBeUndefined()
    expect(open()).toEqual(['registration-set', 'reading-opened'])
    expect(from()).toBe(said + 1)
    small.ask('alice', { do: 'say', target: '#tea', kind: 'privmsg', text: 'hi', tags: '' })
    expect(open()).toEqual(['registration-set'])
    expect(from()).toBe(said + 1)
    expect(set(0)).toEqual(['registration-set', 'reading-opened'])
    expect(from()).toBeUndefined()
    expect(open()).toEqual(['registration-set', 'reading-opened'])
    expect(from()).toBe(said + 2)
    expect(set(undefined)).toEqual(['registration-set', 'reading-opened'])
    expect([set(-1), set(1.5), from()]).toEqual([['!setting-invalid'], ['!setting-invalid'], undefined])
  })

  it.each(['+i', '+s', '+R', '+k sesame'])('is not open while it is closed by %s', (modes) => {
    open()
    small.mode('alice', '#tea', ...(modes.split(' ') as [string, string]))
    expect(from()).toBeUndefined()
    small.mode('alice', '#tea', modes.split(' ')[0]?.replace('+', '-') ?? '', ...modes.split(' ').slice(1))
    expect(from()).toBeDefined()
  })

  it('never shows what was said while it was closed', () => {
    const say = () => small.ask('alice', { do: 'say', target: '#tea', kind: 'privmsg', text: 'among us', tags: '' })
    open()
    small.mode('alice', '#tea', '+is')
    say()
    const secret = small.chat.lastSeq
    small.mode('alice', '#tea', '-i')
    expect(from()).toBeUndefined()
    small.mode('alice', '#tea', '-s')
    expect(from()).toBeGreaterThan(secret)
    const since = from()
    small.mode('alice', '#tea', '+m')
    small.mode('alice', '#tea', '-m')
    expect(from()).toBe(since)
    set(0)
    small.mode('alice', '#tea', '+i')
    small.mode('alice', '#tea', '-i')
    expect(from()).toBeUndefined()
  })

  it('goes with its name, and ends when it is nobody’s', () => {
    open()
    small.ask('alice', { do: 'rename-channel', channel: '#tea', to: '#coffee', reason: '' })
    expect([from(), openToAll(small.chat, '#coffee')?.channel.name]).toEqual([undefined, '#coffee'])
    small.ask('alice', { do: 'drop-channel', channel: '#coffee' })
    expect([openToAll(small.chat, '#coffee'), openToAll(small.chat, '#none'), openToAll(small.chat, '')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })

  it('is held while the server itself keeps people out, and begins anew after that; those who are there are told', () => {
    const tidy = (holdsReading: boolean) =>
      small.ask('', { do: 'tidy-channel', channel: '#tea', server: 'chat.test', holdsReading })
    const say = () => small.ask('alice', { do: 'say', target: '#tea', kind: 'privmsg', text: 'among us', tags: '' })
    expect([tidy(true), tidy(false)]).toEqual([[], []])
    open()
    expect(tidy(false)).toEqual([])
    expect(tidy(true)).toEqual(['registration-set', 'reading-opened'])
    expect([tidy(true), from()]).toEqual([[], undefined])
    // Not by asking once more, nor by a mode that comes and goes.
    open()
    say()
    expect(from()).toBeUndefined()
    small.mode('alice', '#tea', '+i')
    small.mode('alice', '#tea', '-i')
    say()
    expect([tidy(true), from()]).toEqual([[], undefined])
    const last = small.chat.lastSeq
    expect(tidy(false)).toEqual(['registration-set', 'reading-opened'])
    expect(from()).toBe(last + 1)
    set(0)
    expect([tidy(true), tidy(false), from()]).toEqual([[], [], undefined])
  })
})
