import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { Collector, fromBase64, toPieces, type Collected } from './collector.ts'
import { anyCharacter } from '../../../../test/support/any-character.ts'

function collect(...pieces: string[]): Collected {
  const collector = new Collector()
  for (const piece of pieces.slice(0, -1)) expect(collector.take(piece)).toEqual({ is: 'more' })
  return collector.take(pieces.at(-1) ?? '')
}

it('bytes come back from their pieces', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3072, size: 'max' }), (bytes) => {
      const pieces = toPieces(bytes)
      for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(400)
      const collected = collect(...pieces)
      expect(collected.is === 'message' && Buffer.from(collected.bytes).equals(bytes)).toBe(true)
    }),
  )
})

it('nothing is one plus, and what fills its last piece is ended by one', () => {
  expect(toPieces(new Uint8Array())).toEqual(['+'])
  expect(toPieces(new Uint8Array(300))).toEqual(['A'.repeat(400), '+'])
  expect(collect('+')).toEqual({ is: 'message', bytes: Buffer.alloc(0) })
})

it.each(['A', 'QQ', 'QQ=', 'QR==', 'QQ==QQ==', 'Q Q=', 'QQ-_', '====', '++', 'ü'])('%j is no base64', (piece) => {
  expect(collect(piece)).toEqual({ is: 'malformed' })
  expect(fromBase64(piece)).toBeUndefined()
})

it('a piece has 400 bytes at most, and a message 4 KiB', () => {
  expect(collect('A'.repeat(401))).toEqual({ is: 'too-long' })
  const whole = Array.from({ length: 10 }, () => 'A'.repeat(400))
  expect(collect(...whole, 'A'.repeat(96))).toMatchObject({ is: 'message' })
  expect(collect(...whole, 'A'.repeat(100))).toEqual({ is: 'too-long' })
})

it('begins anew after an end', () => {
  for (const end of ['*', '!', 'A'.repeat(401)]) {
    const collector = new Collector()
    collector.take('A'.repeat(400))
    expect(collector.take(end).is).not.toBe('more')
    expect(collector.take('QUJD')).toEqual({ is: 'message', bytes: Buffer.from('ABC') })
  }
})

it('takes any pieces', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: anyCharacter, maxLength: 500 }), { maxLength: 5 }), (pieces) => {
      const collector = new Collector()
      for (const piece of pieces)
        expect(['more', 'message', 'aborted', 'too-long', 'malformed']).toContain(collector.take(piece).is)
    }),
  )
})
