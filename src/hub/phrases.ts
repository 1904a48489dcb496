/** What each kind of client is told of one event: phrased once for each kind. */
import type { Chat } from '../chat/chat.ts'
import type { Happening } from '../chat/events.ts'
import type { Log } from '../ports/log.ts'
import { guarded } from './fault.ts'
import type { Session, Voice } from './session.ts'

export class Phrases {
  readonly #told: Chat
  readonly #happening: Happening
  readonly #all: { voice: Voice; matters: number; kinds: Map<number, string> }[] = []
  // What the recipient before had: nearly always what the next one gets.
  #voice: Voice | undefined
  #matters = 0
  #kind = 0
  #words = ''
  readonly #log: Log

  constructor(told: Chat, happening: Happening, log: Log) {
    this.#log = log
    this.#told = told
    this.#happening = happening
  }

  for({ voice, abilities }: Session): string {
    if (voice === this.#voice && (abilities & this.#matters) === this.#kind) return this.#words
    return this.#find(voice, abilities)
  }

  #find(voice: Voice, abilities: number): string {
    let known = this.#all.find((one) => one.voice === voice)
    if (!known) {
      known = { voice, matters: voice.matters(this.#happening.event), kinds: new Map() }
      this.#all.push(known)
    }
    const kind = abilities & known.matters
    let words = known.kinds.get(kind)
    if (words === undefined) {
      words = ''
      guarded(this.#log, 'What happened could not be phrased', () => {
        words = voice.phrase(this.#happening, kind, this.#told)
      })
      known.kinds.set(kind, words)
    }
    this.#voice = voice
    this.#matters = known.matters
    this.#kind = kind
    this.#words = words
    return words
  }
}
