import * as fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createLineReader, decodeUtf8 } from './lines.ts'

/** Reads the chunks and gives the lines; faults in angle brackets. */
function read(chunks: readonly Uint8Array[], maxLineBytes = 20): string[] {
  const heard: string[] = []
  const reader = createLineReader({ maxLineBytes, onLine: (line, fault) => void heard.push(line ?? `<${fault}>`) })
  for (const chunk of chunks) reader.push(chunk)
  return heard
}

const bytes = (text: string): Uint8Array => Buffer.from(text)

describe('lines', () => {
  it('end with LF or CR LF, however the bytes are cut', () => {
    const stream = bytes('one\r\ntwo\n\n\r\nthrée\r\nmid\rdle\nunfinished')
    const lines = ['one', 'two', '', '', 'thrée', 'mid\rdle']
    for (let a = 0; a <= stream.length; a++) {
      for (let b = a; b <= stream.length; b++) {
        expect(read([stream.subarray(0, a), stream.subarray(a, b), stream.subarray(b)])).toEqual(lines)
      }
    }
    expect(read([...stream].map((byte) => Uint8Array.of(byte)))).toEqual(lines)
  })

  it('may have as many bytes as the limit, not one more; the rest of the stream goes on', () => {
    const fits = 'é'.repeat(10)
    const stream = bytes(`${fits}\r\n${fits}x\r\n${fits}xyz and far beyond what anybody keeps\r\nnext\n`)
    const lines = [fits, '<too-long>', '<too-long>', 'next']
    for (let cut = 0; cut <= stream.length; cut++) {
      expect(read([stream.subarray(0, cut), stream.subarray(cut)])).toEqual(lines)
    }
    expect(read([...stream].map((byte) => Uint8Array.of(byte)))).toEqual(lines)
  })

  it('must be UTF-8, and a bad one spoils no other', () => {
    const stream = Buffer.concat([bytes('good\n'), Uint8Array.of(0x66, 0xc3, 0x28, 10), bytes('\u{1F600}\n')])
    for (let cut = 0; cut <= stream.length; cut++) {
      expect(read([stream.subarray(0, cut), stream.subarray(cut)])).toEqual(['good', '<not-utf8>', '\u{1F600}'])
    }
  })

  it('keep a byte order mark and NUL as they are', () => {
    expect(read([bytes('\uFEFFa\0b\n')])).toEqual(['\uFEFFa\0b'])
  })

  it('say the same in any pieces', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 })), (chunks) => {
        const broken = chunks.map((chunk) => chunk.map((byte) => (byte < 60 ? 10 : byte)))
        expect(read(broken)).toEqual(read([Buffer.concat(broken)]))
      }),
    )
  })
})

describe('what is kept', () => {
  it('never exceeds the limit by more than the one byte that can be a CR', () => {
    const reader = createLineReader({ maxLineBytes: 10, onLine: () => {} })
    for (let i = 0; i < 1000; i++) {
      reader.push(bytes('abc'))
      expect(reader.heldBytes).toBeLessThanOrEqual(11)
    }
    reader.push(bytes('\nab'))
    expect(reader.heldBytes).toBe(2)
  })

  it('is a copy: the bytes that came may be used again', () => {
    const heard: string[] = []
    const reader = createLineReader({ maxLineBytes: 10, onLine: (line) => void heard.push(line ?? '') })
    const buffer = bytes('abc')
    reader.push(buffer)
    buffer.fill(0x78)
    reader.push(bytes('\n'))
    expect(heard).toEqual(['abc'])
  })

  it('can be taken as a line, for those who never end one', () => {
    const heard: string[] = []
    const reader = createLineReader({ maxLineBytes: 10, onLine: (line) => void heard.push(line ?? '') })
    expect(reader.takeUnfinished()).toBeUndefined()
    reader.push(bytes('one\ntwo'))
    expect(decodeUtf8(reader.takeUnfinished() as Uint8Array)).toBe('two')
    expect(reader.takeUnfinished()).toBeUndefined()
    reader.push(bytes('three\n'))
    expect(heard).toEqual(['one', 'three'])
  })
})

describe('stopping', () => {
  /** Stops behind every line. */
  function openStopping(maxLineBytes = 20): { heard: string[]; reader: ReturnType<typeof createLineReader> } {
    const heard: string[] = []
    const reader = createLineReader({
      maxLineBytes,
      onLine(line, fault) {
        heard.push(line ?? `<${fault}>`)
        return false
      },
    })
    return { heard, reader }
  }

  it('keeps what is behind the line, and goes on with it line by line', () => {
    const { heard, reader } = openStopping()
    reader.push(bytes('one\ntwo\nthr'))
    reader.push(bytes('ee\nfour'))
    expect(heard).toEqual(['one'])
    reader.resume()
    expect(heard).toEqual(['one', 'two'])
    reader.resume()
    reader.resume()
    expect(heard).toEqual(['one', 'two', 'three'])
    reader.push(bytes('\n'))
    expect(heard).toEqual(['one', 'two', 'three', 'four'])
  })

  it('also behind a line that is too long', () => {
    const { heard, reader } = openStopping(3)
    reader.push(bytes('abcdefgh'))
    reader.push(bytes('ijk\nab\ncd\n'))
    expect(heard).toEqual(['<too-long>'])
    reader.resume()
    expect(heard).toEqual(['<too-long>', 'ab'])
    reader.resume()
    expect(heard).toEqual(['<too-long>', 'ab', 'cd'])
  })

  it('is not copied again and again where it comes in many small pieces', () => {
    const { reader } = openStopping()
    const piece = bytes('PING\n')
    const set = vi.spyOn(Uint8Array.prototype, 'set')
    onTestFinished(() => set.mockRestore())
    for (let i = 0; i < 1000; i++) reader.push(piece)
    const copied = set.mock.calls.reduce((sum, [source]) => sum + source.length, 0)
    expect(copied).toBeLessThan(4 * 1000 * piece.length)
    expect(reader.heldBytes).toBe(999 * piece.length)
  })
})
