/** Masks: `*` stands for any characters, `?` for one. https://modern.ircdocs.horse/#wildcard-expressions */
import { fold } from '../text/fold.ts'

/**
 * A mask that is looked for again and again. What is between two `*` is looked for once, from left to right, so that no mask of a stranger
 * costs more than its text has signs (times one word for each 32 signs of the mask).
 */
export class Mask {
  readonly #first: Piece
  /** Undefined where there is no `*`: then the first is all. */
  readonly #last: Piece | undefined
  readonly #between: readonly Piece[]
  readonly #minLength: number

  constructor(mask: string) {
    const pieces = fold(mask).split('*')
    const [first = '', ...others] = pieces
    const last = others.pop()
    this.#first = pieceOf(first)
    this.#last = last === undefined ? undefined : pieceOf(last)
    this.#between = others.filter((piece) => piece !== '').map(pieceOf)
    this.#minLength = pieces.reduce((sum, { length }) => sum + length, 0)
  }

  /** Whether it fits, without regard to case. */
  fits(text: string): boolean {
    return this.fitsFolded(fold(text))
  }

  fitsFolded(text: string): boolean {
    const { length } = text
    if (length < this.#minLength || !this.#first.isAt(text, 0)) return false
    const last = this.#last
    if (!last) return length === this.#minLength
    const end = length - last.length
    if (!last.isAt(text, end)) return false
    let from = this.#first.length
    for (const piece of this.#between) {
      const at = piece.find(text, from)
      if (at < 0) return false
      from = at + piece.length
    }
    return from <= end
  }
}

/** What is between two `*`. */
interface Piece {
  readonly length: number
  isAt(text: string, at: number): boolean
  /** The first place not before `from`; -1 for none. */
  find(text: string, from: number): number
}

/** As long as this, a text without `?` is found by the engine in less time than by shifting; beyond, hostile ones are not. */
const SHORT = 6

function pieceOf(text: string): Piece {
  if (text.includes('?') || text.length > SHORT) return new ShiftedPiece(text)
  return {
    length: text.length,
    isAt: (other, at) => other.startsWith(text, at),
    find: (other, from) => other.indexOf(text, from),
  }
}

/** Looks for all its beginnings at once, each one bit (Baeza-Yates and Gonnet, "A new approach to text searching"). */
class ShiftedPiece implements Piece {
  readonly length: number
  readonly #text: string
  readonly #literal: string | undefined
  readonly #words: number
  /** Where each sign may stand, as bits; other signs stand only where `?` does. */
  readonly #places = new Map<number, Uint32Array>()
  readonly #anywhere: Uint32Array
  readonly #state: Uint32Array

  constructor(text: string) {
    this.length = text.length
    this.#text = text
    this.#literal = text.includes('?') ? undefined : text
    this.#words = Math.ceil(text.length / 32)
    this.#anywhere = new Uint32Array(this.#words)
    this.#state = new Uint32Array(this.#words)
    const isAny = (i: number): boolean => text[i] === '?'
    for (let i = 0; i < text.length; i++) if (isAny(i)) setBit(this.#anywhere, i)
    for (let i = 0; i < text.length; i++) {
      if (isAny(i)) continue
      const sign = text.charCodeAt(i)
      let places = this.#places.get(sign)
      if (!places) this.#places.set(sign, (places = this.#anywhere.slice()))
      setBit(places, i)
    }
  }

  isAt(text: string, at: number): boolean {
    if (this.#literal !== undefined) return text.startsWith(this.#literal, at)
    for (let i = 0; i < this.length; i++) {
      if (this.#text[i] !== '?' && this.#text[i] !== text[at + i]) return false
    }
    return true
  }

  find(text: string, from: number): number {
    const state = this.#state.fill(0)
    const last = this.#words - 1
    const goal = (1 << ((this.length - 1) & 31)) >>> 0
    for (let t = from; t < text.length; t++) {
      const places = this.#places.get(text.charCodeAt(t)) ?? this.#anywhere
      let carry = 1
      for (let w = 0; w <= last; w++) {
        const word = state[w] as number
        state[w] = ((word << 1) | carry) & (places[w] as number)
        carry = word >>> 31
      }
      if (((state[last] as number) & goal) !== 0) return t - this.length + 1
    }
    return -1
  }
}

function setBit(words: Uint32Array, i: number): void {
  words[i >> 5] = (words[i >> 5] as number) | (1 << (i & 31))
}

/** Bans and lists are looked at again and again; when there are too many, all are forgotten at once. */
const MAX_KNOWN = 4096
const known = new Map<string, Mask>()

function maskOf(mask: string): Mask {
  let found = known.get(mask)
  if (found) return found
  if (known.size >= MAX_KNOWN) known.clear()
  known.set(mask, (found = new Mask(mask)))
  return found
}

/** Whether a mask fits, without regard to case. For masks that stay; what is asked for once is a `Mask`. */
export function maskMatches(mask: string, text: string): boolean {
  return maskOf(mask).fits(text)
}

/** Whether any of the masks fits. The list is made ready once, for as long as it stays the same list. */
export function anyMaskMatches(masks: readonly { readonly mask: string }[], text: string): boolean {
  if (masks.length === 0) return false
  let ready = readyLists.get(masks)
  if (!ready) readyLists.set(masks, (ready = masks.map(({ mask }) => new Mask(mask))))
  const folded = fold(text)
  return ready.some((mask) => mask.fitsFolded(folded))
}

const readyLists = new WeakMap<readonly { readonly mask: string }[], readonly Mask[]>()

/** Makes a full `nick!user@host` mask of what a person typed: `bob` is `bob!*@*`, `*@host` is `*!*@host`. */
export function completeMask(mask: string): string {
  const bang = mask.indexOf('!')
  const at = mask.indexOf('@', bang + 1)
  if (bang >= 0 && at >= 0) return mask
  if (at >= 0) return `*!${mask}`
  if (bang >= 0) return `${mask}@*`
  return `${mask}!*@*`
}
