import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { inspect } from './inspect.ts'
import { mediaTypeOf } from './media-type.ts'

const ascii = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const bytes = (...parts: (string | readonly number[] | Uint8Array)[]): Uint8Array =>
  Buffer.concat(parts.map((part) => (typeof part === 'string' ? ascii(part) : Uint8Array.from(part))))
const u16 = (value: number): number[] => [value >> 8, value & 255]
const u32 = (value: number): number[] => [value >>> 24, (value >> 16) & 255, (value >> 8) & 255, value & 255]

async function* cut(file: Uint8Array, pieceBytes: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += pieceBytes) yield file.slice(at, at + pieceBytes)
}

async function through(file: Uint8Array, pieceBytes = file.length) {
  const inspection = inspect(cut(file, pieceBytes))
  const out: Uint8Array[] = []
  for await (const piece of inspection.pieces) out.push(Uint8Array.from(piece))
  return { ...inspection.facts(), bytes: new Uint8Array(Buffer.concat(out)) }
}

function segment(code: number, body: Uint8Array): Uint8Array {
  return bytes([0xff, code], u16(body.length + 2), body)
}

function exif(orientation: number, isLittle: boolean): Uint8Array {
  const n16 = (value: number): number[] => (isLittle ? u16(value).reverse() : u16(value))
  const n32 = (value: number): number[] => (isLittle ? u32(value).reverse() : u32(value))
  const entry = (tag: number, value: number): number[] => [...n16(tag), ...n16(3), ...n32(1), ...n16(value), 0, 0]
  const directory = [...n16(2), ...entry(0x010f, 7), ...entry(0x0112, orientation), ...n32(0)]
  return bytes('Exif\0\0', isLittle ? 'II' : 'MM', n16(42), n32(8), directory, 'GPS 48.4N 9.9E')
}

const SOF = segment(0xc0, bytes([8], u16(480), u16(640), [1, 1, 0x11, 0]))
const DQT = segment(0xdb, new Uint8Array(65).fill(3))
const ICC = segment(0xe2, bytes('ICC_PROFILE\0', [1, 1], 'colours'))
const JFIF = segment(0xe0, bytes('JFIF\0', [1, 1, 0, 0, 1, 0, 1, 0, 0]))
const SCAN = bytes(segment(0xda, bytes([1, 1, 0, 0, 63, 0])), [1, 0xff, 0, 2, 0xff, 0xd0, 3, 4])
const EOI = [0xff, 0xd9]

describe('FILE-6 a JPEG', () => {
  const secrets = [
    segment(0xe1, bytes('http://ns.adobe.com/xap/1.0/\0', 'GPS in XMP')),
    segment(0xed, bytes('Photoshop 3.0\0', 'GPS in IPTC')),
    segment(0xe2, bytes('MPF\0', 'GPS of others')),
    segment(0xfe, ascii('a comment about GPS')),
  ]
  const picture = bytes([0xff, 0xd8], JFIF, ICC, DQT, SOF, SCAN, SCAN, EOI)

  test.each([1, 7, 100_000])('keeps the picture and nothing else, in pieces of %i', async (pieceBytes) => {
    const told = bytes([0xff, 0xd8], JFIF, segment(0xe1, exif(1, true)), ...secrets, ICC, DQT, SOF, SCAN, SCAN, EOI)
    const cleaned = await through(bytes(told, 'a film with GPS'), pieceBytes)
    expect(cleaned).toEqual({ type: 'image/jpeg', size: { width: 640, height: 480 }, bytes: new Uint8Array(picture) })
  })

  test.each([
    [3, true, 640],
    [6, true, 480],
    [8, false, 480],
    [9, false, 640],
  ])('turned by %i, keeps only that', async (orientation, isLittle, width) => {
    const file = bytes([0xff, 0xd8], segment(0xe1, exif(orientation, isLittle)), DQT, SOF, SCAN, EOI)
    const cleaned = await through(file)
    expect(cleaned.size).toEqual({ width, height: width === 640 ? 480 : 640 })
    expect(Buffer.from(cleaned.bytes).includes('GPS')).toBe(false)
    expect(cleaned.bytes.length).toBe(
      file.length - segment(0xe1, exif(orientation, isLittle)).length + (orientation > 8 ? 0 : 36),
    )
    expect(await through(cleaned.bytes)).toEqual(cleaned)
  })

  test('that is none inside is left as it is; without a size it is a file like others', async () => {
    const file = bytes([0xff, 0xd8, 0xff, 0xe0], u16(16), new Uint8Array(14), 'no marker here')
    expect(await through(file)).toMatchObject({ type: 'application/octet-stream', size: undefined })
  })
})

describe('FILE-6 a PNG', () => {
  const chunk = (type: string, body: Uint8Array): Uint8Array => bytes(u32(body.length), type, body, [1, 2, 3, 4])
  const SIGNATURE = ascii('\x89PNG\r\n\x1a\n')
  const IHDR = chunk('IHDR', bytes(u32(300), u32(200), [8, 6, 0, 0, 0]))
  const IDAT = chunk('IDAT', new Uint8Array(70_000).fill(9))
  const IEND = chunk('IEND', new Uint8Array())

  test.each([1, 11, 200_000])('keeps the picture and nothing else, in pieces of %i', async (pieceBytes) => {
    const text = chunk('tEXt', ascii('Comment\0GPS'))
    const file = bytes(SIGNATURE, IHDR, text, IDAT, chunk('eXIf', exif(1, true)), text, IEND, 'GPS behind the end')
    const cleaned = await through(file, pieceBytes)
    expect(cleaned.size).toEqual({ width: 300, height: 200 })
    expect(Buffer.from(cleaned.bytes).equals(bytes(SIGNATURE, IHDR, IDAT, IEND))).toBe(true)
  })

  test('that would fill the memory of whoever looks at it is no picture', async () => {
    const bomb = bytes(SIGNATURE, chunk('IHDR', bytes(u32(50_000), u32(50_000), [8, 6, 0, 0, 0])), IEND)
    expect(await through(bomb)).toMatchObject({ type: 'application/octet-stream', size: undefined })
    const line = bytes(SIGNATURE, chunk('IHDR', bytes(u32(1_000_000), u32(9), [8, 6, 0, 0, 0])), IEND)
    expect(await through(line)).toMatchObject({ type: 'application/octet-stream', size: undefined })
  })
})

describe('FILE-6 how large it is', () => {
  const box = (type: string, body: Uint8Array): Uint8Array => bytes(u32(body.length + 8), type, body)
  const ispe = (width: number, height: number) => box('ispe', bytes(u32(0), u32(width), u32(height)))
  const avif = (...properties: Uint8Array[]): Uint8Array =>
    bytes(
      box('ftyp', bytes('avif', u32(0), 'avifmif1')),
      box('meta', bytes(u32(0), box('hdlr', new Uint8Array(9)), box('iprp', box('ipco', bytes(...properties))))),
      box('mdat', new Uint8Array(5)),
    )
  test.each([
    ['GIF', bytes('GIF89a', [0x40, 1, 0xf0, 0], new Uint8Array(20)), 320, 240],
    [
      'WebP',
      bytes('RIFF', u32(0), 'WEBPVP8 ', u32(0), [0, 0, 0, 0x9d, 1, 0x2a, 0x40, 0x01, 0xf0, 0x40], 'x'),
      320,
      240,
    ],
    ['WebP without loss', bytes('RIFF', u32(0), 'WEBPVP8L', u32(0), [0x2f, 0x3f, 0xc1, 0x3b, 0], 'xxxxxx'), 320, 240],
    ['WebP with more', bytes('RIFF', u32(0), 'WEBPVP8X', u32(0), u32(0), [0x3f, 1, 0, 0xef, 0, 0], 'xx'), 320, 240],
    ['AVIF', avif(ispe(64, 64), ispe(320, 240)), 320, 240],
    ['AVIF, turned', avif(ispe(320, 240), box('irot', bytes([1]))), 240, 320],
  ])('of a %s', async (_, file, width, height) => {
    expect((await through(file)).size).toEqual({ width, height })
  })

  test('of an AVIF of boxes within boxes nothing is said', async () => {
    const nested = bytes(
      box('ftyp', bytes('avif', u32(0), 'avifmif1')),
      ...Array.from({ length: 8000 }, () => bytes(u32(64_000), 'iprp')),
    )
    expect(await through(nested)).toMatchObject({ type: 'application/octet-stream', size: undefined })
  })
})

describe('FILE-7 what a file is, its bytes say', () => {
  test.each([
    ['<!doctype html><script>alert(1)</script>', 'application/octet-stream'],
    ['\ufeff \n<svg xmlns="http://www.w3.org/2000/svg"/>', 'application/octet-stream'],
    ['%PDF-1.7', 'application/octet-stream'],
    ['MZ\0\0', 'application/octet-stream'],
    ['just words, é and 🦄', 'text/plain'],
    ['', 'text/plain'],
    ['bell \u0007', 'application/octet-stream'],
  ])('«%s» is %s', (text, type) => {
    expect(mediaTypeOf(new TextEncoder().encode(text), true)).toBe(type)
  })

  test.each([
    [bytes(u32(24), 'ftypisom', u32(0)), 'video/mp4'],
    [bytes(u32(24), 'ftypM4A ', u32(0)), 'audio/mp4'],
    [bytes(u32(24), 'ftypheic', u32(0)), 'application/octet-stream'],
    [bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x84], 'webm'), 'video/webm'],
    [bytes([0x1a, 0x45, 0xdf, 0xa3, 0x9f, 0x42, 0x82, 0x88], 'matroska'), 'application/octet-stream'],
    [bytes('ID3', [4, 0]), 'audio/mpeg'],
    [bytes([0xff, 0xfb, 0x90, 0x64]), 'audio/mpeg'],
    [bytes([0xff, 0xfe], 'U T F'), 'application/octet-stream'],
    [bytes('OggS', [0]), 'audio/ogg'],
    [bytes('RIFF', u32(1), 'WAVEfmt '), 'audio/wav'],
    [bytes('GIF89a<script>alert(1)</script>'), 'image/gif'],
  ])('%#: by its first bytes', (head, type) => {
    expect(mediaTypeOf(head, true)).toBe(type)
  })

  test('a character that is cut at the end of what is looked at is no fault, at the end of the file it is', () => {
    const cut = new TextEncoder().encode('été').subarray(0, 4)
    expect([mediaTypeOf(cut, false), mediaTypeOf(cut, true)]).toEqual(['text/plain', 'application/octet-stream'])
  })
})

describe('FILE-7 whatever comes', () => {
  const beginnings = ['\xff\xd8\xff', '\x89PNG\r\n\x1a\n', 'GIF89a', 'RIFFxxxxWEBPVP8X', '\0\0\0\x18ftypavif', ''].map(
    ascii,
  )
  const file = fc
    .tuple(fc.constantFrom(...beginnings), fc.uint8Array({ maxLength: 400 }))
    .map((parts) => bytes(...parts))

  test('nothing throws, nothing grows, and how it is cut makes no difference', async () => {
    await fc.assert(
      fc.asyncProperty(file, fc.integer({ min: 1, max: 50 }), async (whole, pieceBytes) => {
        const [one, cut] = [await through(whole), await through(whole, pieceBytes)]
        expect(cut).toEqual(one)
        expect(one.bytes.length).toBeLessThanOrEqual(whole.length + 36)
      }),
    )
  })

  test.each([
    ['a PNG of empty chunks', '\x89PNG\r\n\x1a\n', bytes(u32(0), 'IDAT', u32(0))],
    ['a JPEG of empty segments', '\xff\xd8', [0xff, 0xdb, 0, 2]],
    ['a JPEG of restarts', '\xff\xd8', [0xff, 0xd0]],
  ])('%s is written in no more pieces than it came in', async (_, beginning, unit) => {
    const file = bytes(beginning, ...Array.from({ length: 25_000 }, () => unit))
    const kept: Uint8Array[] = []
    for await (const piece of inspect(cut(file, 20_000)).pieces) kept.push(piece)
    expect(Buffer.concat(kept).length).toBe(file.length)
    expect(kept.length).toBeLessThanOrEqual(Math.ceil(file.length / 20_000))
  })

  test('what was cleaned stays as it is when it is cleaned again', async () => {
    await fc.assert(
      fc.asyncProperty(file, async (whole) => {
        const once = await through(whole)
        if (once.size) expect((await through(once.bytes)).bytes).toEqual(once.bytes)
      }),
    )
  })
})
