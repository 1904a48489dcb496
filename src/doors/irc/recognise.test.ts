import { describe, expect, it } from 'vitest'
import { recogniseIrc } from './recognise.ts'

const of = (text: string, silent = false): string => recogniseIrc(Buffer.from(text), silent)

const OPENINGS = [
  'CAP LS',
  'CAP LS 302',
  'cap req :sasl batch',
  'CAP END',
  'CAP LIST',
  'NICK alice',
  'nick :alice',
  'NICK  alice ',
  'NICK büro',
  'USER a 0 * :Alice in her house',
  'USER a a example.org Alice',
  'PASS secret',
  'PASS :two words',
  'AUTHENTICATE PLAIN',
  'WEBIRC pw gateway host 192.0.2.1',
  'WEBIRC pw gateway host 192.0.2.1 :secure',
  '@label=1;+x=y CAP LS 302',
]

describe('what begins a connection of IRC', () => {
  it.each(OPENINGS)('%s, cut at every byte', (line) => {
    const bytes = Buffer.from(`${line}\r\n`)
    for (let cut = 1; cut < bytes.length; cut++) expect(recogniseIrc(bytes.subarray(0, cut), false)).toBe('more')
    expect(recogniseIrc(bytes, false)).toBe('yes')
    expect(of(`${line}\n`)).toBe('yes')
    expect(of(`${line}\r\nand more`)).toBe('yes')
    expect(of(line, true)).toBe('yes')
  })

  it.each([
    ['alice\n', 'al'.length],
    ['pass the salt\n', 'pass the '.length + 1],
    ['nick\n', 'nick\n'.length],
    ['NICK alice bob\n', 'NICK alice '.length + 1],
    ['nickel\n', 'nicke'.length],
    ['USER a 0 *\n', 'USER a 0 *\n'.length],
    ['USER a b c d e\n', 'USER a b c d '.length + 1],
    ['cap in hand\n', 'cap i'.length],
    ['cap LSX\n', 'cap LSX'.length],
    ['CAP LS2 x\n', 'CAP LS2'.length],
    ['CAP L x\n', 'CAP L '.length],
    ['CAP\n', 'CAP\n'.length],
    [':alice NICK bob\n', 1],
    ['PRIVMSG #a :b\n', 'PR'.length],
    ['/nick alice\n', 1],
    ['@\n', '@\n'.length],
    ['@a=b hello\n', '@a=b h'.length],
    ['\n', 1],
    ['Ünal\n', 1],
  ])('%j is something else, said at byte %i', (text, at) => {
    const bytes = Buffer.from(text)
    for (let cut = 1; cut < at; cut++) expect(recogniseIrc(bytes.subarray(0, cut), false)).toBe('more')
    for (let cut = at; cut <= bytes.length; cut++) expect(recogniseIrc(bytes.subarray(0, cut), false)).toBe('no')
    expect(of(text.replace('\n', '') || ' ', true)).toBe('no')
  })

  it('takes what is there when nothing more comes', () => {
    for (const partial of ['NI', 'NICK', 'NICK ', 'CAP L', 'USER a 0 *', '@a=b', 'p']) {
      expect(of(partial)).toBe('more')
      expect(of(partial, true)).toBe('no')
    }
  })

  it('does not take bytes that are not UTF-8', () => {
    const line = Buffer.from([...Buffer.from('NICK '), 0xff, 0xfe, 10])
    expect(recogniseIrc(line, false)).toBe('no')
    expect(recogniseIrc(line.subarray(0, 6), true)).toBe('no')
  })
})
