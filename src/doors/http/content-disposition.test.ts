import { describe, expect, it } from 'vitest'
import { contentDisposition, nameIn } from './content-disposition.ts'
import { cpuMs } from '../../../test/support/cpu-time.ts'

/** As Node gives what came: each byte a character. */
function asItCame(text: string): string {
  return Buffer.from(text).toString('latin1')
}

describe('FILE-11 what a file is called that somebody sends', () => {
  it.each([
    ['attachment; filename="my cat.png"', 'my cat.png'],
    ['attachment; filename=cat.png', 'cat.png'],
    ['attachment;filename=my cat.png ; size=3', 'my cat.png'],
    ['filename="cat.png"', 'cat.png'],
    ['ATTACHMENT; FileName = "cat.png"', 'cat.png'],
    [String.raw`attachment; filename="a \"cat\" \\ dog.png"`, String.raw`a "cat" \ dog.png`],
    ['attachment; filename="x.png"; filename*=UTF-8\'\'f%C3%BCr%20dich.png', 'für dich.png'],
    ['attachment; filename*=utf-8\'de\'f%C3%BCr.png; filename="x.png"', 'für.png'],
    // What cannot be read is not taken for a name, the other one is.
    ['attachment; filename*=UTF-8\'\'%ff%C3; filename="x.png"', 'x.png'],
    ['attachment; filename*=koi8-r\'\'%c3; filename="x.png"', 'x.png'],
    // Programs that know of no RFC 8187 send UTF-8 as it is, old ones Latin-1.
    [asItCame('attachment; filename="für dich 🐈.png"'), 'für dich 🐈.png'],
    ['attachment; filename="f\xfcr.png"', 'für.png'],
    // Only what is a parameter, not what looks like one within another.
    ['attachment; name="; filename=evil.png"; filename="cat.png"', 'cat.png'],
    ['attachment; xfilename="evil.png"; filename="cat.png"', 'cat.png'],
    ['attachment; filename="first.png"; filename="second.png"', 'first.png'],
    ['attachment; filename="not closed.png', 'not closed.png'],
    ['attachment; filename=', ''],
    ['attachment; filename=""', ''],
    ['attachment', ''],
    ['', ''],
    [undefined, ''],
  ])('%j: %j', (header, name) => {
    expect(nameIn(header)).toBe(name)
  })

  it('is found as fast in whatever anybody sends', () => {
    for (const piece of ['; filename="', '\\"', "filename*=utf-8''", '; ', '";', ' = ', "'"]) {
      const cost = cpuMs(() => nameIn(`attachment; filename="${piece.repeat(16_000 / piece.length)}`))
      expect([piece, cost < 200]).toEqual([piece, true])
    }
  })
})

describe('FILE-9 what a file is called that is given out', () => {
  it.each([
    ['cat.png', 'inline; filename="cat.png"'],
    ['a "cat" \\ 5%.png', `inline; filename="a _cat_ _ 5_.png"; filename*=UTF-8''a%20%22cat%22%20%5C%205%25.png`],
    ['🐈\ud800.png', `inline; filename="___.png"; filename*=UTF-8''%F0%9F%90%88%EF%BF%BD.png`],
    ["it's (*).png", `inline; filename="it's (*).png"`],
    [
      'a\r\nset-cookie: x.png',
      `inline; filename="a__set-cookie: x.png"; filename*=UTF-8''a%0D%0Aset-cookie%3A%20x.png`,
    ],
  ])('%j', (name, header) => {
    expect(contentDisposition('inline', name)).toBe(header)
  })
})
