/** The messages that somebody was shown with a number, so that they can say which one they mean. */

export interface Pointed {
  readonly seq: number
  /** Where it stands: a channel, or the other person's nick. */
  readonly target: string
}

/** So many are remembered: those that were shown first are forgotten. */
const MOST = 500

export class Shown {
  readonly #byNumber = new Map<number, Pointed>()
  readonly #numbers = new Map<number, number>()
  #last = 0

  /** The number of a message, from 1 on: always the same while it is remembered, and never that of another. */
  numberOf(seq: number, target: string): number {
    const known = this.#numbers.get(seq)
    if (known !== undefined) return known
    const number = ++this.#last
    this.#byNumber.set(number, { seq, target })
    this.#numbers.set(seq, number)
    const forgotten = this.#byNumber.get(number - MOST)
    if (forgotten) {
      this.#byNumber.delete(number - MOST)
      this.#numbers.delete(forgotten.seq)
    }
    return number
  }

  at(number: number): Pointed | undefined {
    return this.#byNumber.get(number)
  }
}
