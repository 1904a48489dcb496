/**
 * The turns on their way: the one that is open, and those that wait for the disk. Nothing of a turn is told before all of it is written,
 * and turns are told in their order. When a write fails, everything that was decided on top of it is undone.
 */
import { apply } from '../chat/apply.ts'
import type { Chat } from '../chat/chat.ts'
import type { Clock } from '../ports/clock.ts'
import type { Log } from '../ports/log.ts'
import type { MessageLog } from '../ports/message-log.ts'
import { type Item, Turn } from './turn.ts'

/** Turns that may be on their way to the disk before the next one waits and grows. */
const MAX_WRITING = 2

export interface TurnListener {
  /** Tells one item, in its order. `undone`: it was decided, but could not be written, so it did not happen. */
  tell(item: Item, undone: boolean): void
  /** What was told for now is complete. */
  told(): void
  /** Everything decided and not told is undone: deciding begins again from what has been told. */
  undone(): void
}

export class Turns {
  readonly #clock: Clock
  readonly #log: Log
  readonly #messages: MessageLog
  readonly #listener: TurnListener
  #open = new Turn()
  #endIsPlanned = false
  /** In their order; the first is the next to be told. */
  readonly #underway: Turn[] = []
  #writing = 0
  /** A write failed, and others that were decided on top of it are still coming back. */
  #isFailing = false
  #canWrite = true
  #onAllTold: (() => void) | undefined

  constructor(parts: { clock: Clock; log: Log; messages: MessageLog }, listener: TurnListener) {
    this.#clock = parts.clock
    this.#log = parts.log
    this.#messages = parts.messages
    this.#listener = listener
  }

  /** The turn that takes what happens now. Whoever adds to it calls `planEnd`. */
  get open(): Turn {
    return this.#open
  }

  /** Whether everything so far has been told. */
  get areAllTold(): boolean {
    return this.#open.items.length === 0 && this.#underway.length === 0
  }

  /** Whether the last attempt to write succeeded. */
  get canWrite(): boolean {
    return this.#canWrite
  }

  /** Resolves when everything so far has been told, or refused. */
  async settled(): Promise<void> {
    if (this.areAllTold) return
    await new Promise<void>((resolve) => {
      this.#onAllTold = resolve
    })
  }

  /** The open turn ends with this turn of the event loop. */
  planEnd(): void {
    if (this.#endIsPlanned) return
    this.#endIsPlanned = true
    this.#clock.soon(() => this.#end())
  }

  /**
   * Does to a copy of the told chat what was decided since, but for the items of the open turn from `end` on, which are no more.
   * Throws where that cannot be done either.
   */
  replay(chat: Chat, end: number): void {
    for (const { items } of this.#underway)
      for (const item of items) if (item.is === 'event') apply(chat, item.happening)
    const { items } = this.#open
    this.#open = new Turn()
    for (const item of items.slice(0, end)) {
      if (item.is !== 'event') this.#open.items.push(item)
      else {
        apply(chat, item.happening)
        this.#open.addEvent(item.happening, chat, item.session, item.request)
      }
    }
  }

  #end(): void {
    this.#endIsPlanned = false
    // A turn that finds the disk busy waits and grows: fewer, larger transactions.
    if (this.#writing >= MAX_WRITING) return
    const turn = this.#open
    if (turn.items.length > 0) {
      this.#open = new Turn()
      this.#underway.push(turn)
      this.#write(turn)
    }
    this.#tellWritten()
  }

  #write(turn: Turn): void {
    const { batch } = turn
    if (!batch) {
      turn.state = 'written'
      return
    }
    turn.state = 'writing'
    this.#writing++
    this.#messages.append(batch, (failure) => this.#written(turn, failure))
  }

  #written(turn: Turn, failure: Error | undefined): void {
    this.#writing--
    turn.state = failure ? 'failed' : 'written'
    if (failure) {
      if (this.#canWrite) this.#log.error({ error: failure }, 'Cannot write; refusing until it works again')
      this.#isFailing = true
    } else if (!this.#canWrite) this.#log.info({}, 'Writing works again')
    this.#canWrite = !failure
    this.#tellWritten()
    if (this.#writing === 0 && this.#isFailing) this.#recover()
    this.planEnd()
  }

  #tellWritten(): void {
    for (;;) {
      const turn = this.#underway[0]
      if (!turn || turn.state === 'writing') break
      this.#underway.shift()
      // A turn without entries that was decided on top of a failed one did not happen either.
      const undone = turn.state === 'failed' || this.#isFailing
      for (const item of turn.items) this.#listener.tell(item, undone)
    }
    this.#listener.told()
    if (this.areAllTold) this.#onAllTold?.()
  }

  /** The open turn was decided on top of what failed. Who hears of that may ask anew at once, so deciding begins again before. */
  #recover(): void {
    const turn = this.#open
    this.#open = new Turn()
    this.#messages.recover()
    this.#isFailing = false
    this.#listener.undone()
    for (const item of turn.items) this.#listener.tell(item, true)
    this.#listener.told()
  }
}
