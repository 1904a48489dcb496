/**
 * Which rows of the list exist, and where they stand: what one reads stays at its place on the screen, whatever comes, goes or grows
 * around it. Rows stand one below the other as the browser lays them out, between two empty spaces in place of all others.
 *
 * The space above takes up what was estimated wrongly, so that scrolling hardly ever has to be corrected: a correction would stop what
 * a finger has set in motion.
 */
import { Heights } from './heights.ts'
import { rangeAround } from './range.ts'
import type { Hold } from './range.ts'
import { indexOfRow, rowAt } from './rows.ts'
import type { Rows } from './rows.ts'
import { firstIn, measured, survivor } from './standing.ts'
import type { Standing } from './standing.ts'

/** Rows exist so far beyond the view, px: at least, and where they are chosen anew. */
const MARGIN = { near: 550, over: 700 }
/** The same for who flies past, half a view and more at a time: what is beyond would never be seen. */
const FLYING_MARGIN = { near: 0, over: 60 }
/** Who goes farther than this beyond what exists has not come there by scrolling. */
const FAR_PX = 3000
/** So near to the end counts as at the end, for who comes down. */
const AT_END_PX = 40
const IDLE_MS = 150
/** The height of the view before there is one. */
const FIRST_VIEW_PX = 900

/** Where a row is to stand: 0 at the top of the view, 1 at its bottom; or where it is, if it can be seen. */
export type Place = number | 'nearest'

export interface KeeperListener {
  /** Other rows have to exist. */
  ranged(): void
  /** Another part may be seen. */
  looked(): void
  /** Somebody scrolls, by whatever means. */
  moved(): void
}

interface Parts {
  readonly pane: HTMLElement
  readonly above: HTMLElement
  readonly list: HTMLElement
  readonly below: HTMLElement
}

export class ScrollKeeper {
  readonly #heights = new Heights()
  readonly #listener: KeeperListener
  #parts: Parts | undefined
  #rows: Rows = { chunks: [], starts: [], length: 0 }
  #isPresent = true
  #start = 0
  #end = 0
  #hold: Hold = { at: 'end' }
  #isAwaitingPresent = false
  /** Where the row at `#start` begins. */
  #spacer = 0
  #scrollTop = 0
  /** As the elements were, when they were last looked at: asking them makes the browser lay everything out. */
  #width = 0
  #view = FIRST_VIEW_PX
  #spaces = { above: 0, below: 0 }
  #standing: Standing = { ids: [], tops: [0] }
  #margin = MARGIN
  #idle: ReturnType<typeof setTimeout> | undefined

  constructor(listener: KeeperListener) {
    this.#listener = listener
  }

  /** The last row is kept in view. */
  get isFollowing(): boolean {
    return this.#hold.at === 'end'
  }

  /** How much there is above and below the view, px. */
  get beyond(): { readonly above: number; readonly below: number; readonly view: number } {
    const all = this.#heights.offsetOf(this.#rows, this.#rows.length)
    const start = this.#heights.offsetOf(this.#rows, this.#start)
    const above = start + this.#scrollTop - this.#spacer
    return { above, below: all - above - this.#view, view: this.#view }
  }

  /** The rows that exist: those in the view, and some on either side. */
  get existing(): { readonly start: number; readonly end: number } {
    return { start: this.#start, end: this.#end }
  }

  /** The elements stand. Gives what lets them go. */
  attach(parts: Parts): () => void {
    const { pane, list } = parts
    this.#parts = parts
    this.#width = pane.clientWidth
    this.#view = pane.clientHeight
    const onScroll = (): void => this.#onScroll(pane)
    const sizes = new ResizeObserver(() => this.#onResize(pane, list))
    pane.addEventListener('scroll', onScroll, { passive: true })
    sizes.observe(pane)
    sizes.observe(list)
    return () => {
      pane.removeEventListener('scroll', onScroll)
      sizes.disconnect()
      clearTimeout(this.#idle)
    }
  }

  /** Which rows have to exist, to be asked whenever they are rendered. `isPresent`: behind the last one there is nothing yet. */
  plan(rows: Rows, isPresent: boolean): { readonly start: number; readonly end: number } {
    this.#isPresent = isPresent
    if (rows !== this.#rows) {
      this.#scrollTop = this.#parts?.pane.scrollTop ?? 0
      this.#rows = rows
      if (isPresent && this.#isAwaitingPresent) this.#hold = { at: 'end' }
      else if (this.#hold.at !== 'end') this.#hold = survivor(this.#hold, this.#standing, rows, isPresent)
      else if (!isPresent) this.#hold = firstIn(this.#standing, this.#scrollTop)
      this.#fill()
    }
    return { start: this.#start, end: this.#end }
  }

  /** The last row comes into view, and what will follow it: once that is shown. */
  follow(): void {
    this.#isAwaitingPresent = !this.#isPresent
    if (!this.#isPresent) return
    this.#hold = { at: 'end' }
    this.#fill()
    this.#listener.ranged()
  }

  /** A row comes into view, and stays where it is until somebody scrolls. False where there is no such row. */
  goTo(id: number, place: Place): boolean {
    const index = indexOfRow(this.#rows, id)
    if (index < 0) return false
    const { ids, tops } = this.#standing
    const at = ids.indexOf(id)
    const [top, bottom] = [tops[at], tops[at + 1]]
    const isAbove = at < 0 ? index < this.#start : (top as number) < this.#scrollTop
    if (place === 'nearest' && at >= 0 && !isAbove && (bottom as number) <= this.#scrollTop + this.#view) return true
    this.#hold = {
      at: 'going',
      id,
      top: at < 0 ? this.#heights.offsetOf(this.#rows, index) : (top as number),
      place: place === 'nearest' ? (isAbove ? 0 : 1) : place,
    }
    this.#fill()
    this.#listener.ranged()
    return true
  }

  /** Where a row would stand among those that exist, px from the first of them. */
  offsetInList(index: number): number {
    return index < this.#start
      ? -this.#heights.between(this.#rows, index, this.#start)
      : this.#heights.between(this.#rows, this.#start, index)
  }

  /** The rows stand in the document: they are measured, and what one reads is put where it was. To be called before anything is painted. */
  settle(): void {
    if (!this.#parts) return
    const { pane, list } = this.#parts
    const rows = this.#rows
    if (this.#start >= this.#end) this.#fill()
    const hold = this.#hold
    // As estimated first: nothing may become so short meanwhile that the browser scrolls.
    if (hold.at !== 'end') this.#setSpaces(this.#spacer, this.#below() + this.#view)
    const { ids, tops } = measured(list, rows, this.#start, this.#heights)
    const at = hold.at === 'end' ? -1 : ids.indexOf(hold.id)
    const inList = tops[at] ?? 0
    const due = Math.round(this.#heights.offsetOf(rows, this.#start))
    let spacer = hold.at === 'row' && at >= 0 ? hold.top - inList : due
    // At the end it makes no difference, as long as there is something above.
    if (hold.at === 'end' && this.#spaces.above >= this.#view) spacer = this.#spaces.above
    // Where the rows begin nothing can be taken up; before that, there is something to scroll into as long as there are rows.
    const mustBeDue = this.#start === 0 || spacer < Math.min(due, this.#view)
    const shift = mustBeDue ? Math.round(due - spacer) : 0
    spacer = Math.max(0, spacer + shift)
    this.#spacer = spacer
    this.#standing = { ids, tops: tops.map((top) => top + spacer) }
    this.#setSpaces(spacer, this.#below())

    let scrollTop = this.#scrollTop + shift
    if (hold.at === 'end') scrollTop = pane.scrollHeight - this.#view
    else if (hold.at === 'going') {
      const height = (tops[at + 1] ?? inList) - inList
      scrollTop = Math.round(spacer + inList - Math.max(0, this.#view - height) * hold.place)
    }
    if (hold.at !== 'end' && at >= 0) this.#hold = { at: 'row', id: hold.id, top: spacer + inList }
    // By so much, and not to where: Firefox would drop what a wheel turns in that moment.
    if (Math.abs(pane.scrollTop - scrollTop) >= 0.5) pane.scrollBy(0, scrollTop - pane.scrollTop)
    this.#scrollTop = pane.scrollTop
    // A row near the end cannot stand higher than the end lets it, nor lower where all there is fits into the view.
    if (hold.at === 'going' && this.#isPresent && pane.scrollHeight - this.#view - this.#scrollTop < 1)
      this.#hold = { at: 'end' }
    if (this.#isShort()) this.#refill()
  }

  #setSpaces(above: number, below: number): void {
    if (!this.#parts) return
    if (above !== this.#spaces.above) this.#parts.above.style.blockSize = `${Math.max(0, above)}px`
    if (below !== this.#spaces.below) this.#parts.below.style.blockSize = `${below}px`
    this.#spaces = { above, below }
  }

  #onResize(pane: HTMLElement, list: HTMLElement): void {
    const { clientWidth, clientHeight } = pane
    const { tops } = this.#standing
    const isAsMeasured = Math.abs(list.getBoundingClientRect().height + (tops[0] ?? 0) - (tops.at(-1) ?? 0)) < 0.1
    if (clientWidth !== this.#width) this.#heights.forget()
    else if (clientHeight === this.#view && isAsMeasured) return
    this.#width = clientWidth
    this.#view = clientHeight
    this.settle()
    this.#listener.looked()
  }

  #below(): number {
    const rows = this.#rows
    if (this.#end >= rows.length) return 0
    return this.#heights.offsetOf(rows, rows.length) - this.#heights.offsetOf(rows, this.#end)
  }

  /** Chooses the rows that are seen, and some on either side, from what is held. */
  #fill(): void {
    const range = rangeAround(this.#rows, this.#heights, this.#hold, {
      scrollTop: this.#scrollTop,
      view: this.#view,
      over: this.#margin.over,
    })
    this.#start = range.start
    this.#end = range.end
    this.#spacer = range.top
    this.#hold = range.hold
  }

  /** True where other rows have to exist now, which are not there yet. */
  #refill(): boolean {
    const before = [this.#start, this.#end]
    this.#fill()
    const isOther = before[0] !== this.#start || before[1] !== this.#end
    if (isOther) this.#listener.ranged()
    return isOther
  }

  /** There are rows that should exist and do not. */
  #isShort(): boolean {
    const first = this.#standing.tops[0] ?? 0
    const end = this.#standing.tops.at(-1) ?? 0
    return (
      (this.#start > 0 && first > this.#scrollTop - this.#margin.near) ||
      (this.#end < this.#rows.length && end < this.#scrollTop + this.#view + this.#margin.near)
    )
  }

  #onScroll(pane: HTMLElement): void {
    const before = this.#scrollTop
    const { scrollTop } = pane
    // What was set here comes back as an event too.
    if (Math.abs(scrollTop - before) < 0.5) return this.#listener.looked()
    this.#scrollTop = scrollTop
    this.#margin = Math.abs(scrollTop - before) > this.#view / 2 ? FLYING_MARGIN : MARGIN
    // The view may be higher by now than it was when it was last heard of, and the browser has pushed it up to where the list ends: nobody scrolled.
    const left = pane.scrollHeight - pane.clientHeight - scrollTop
    if (this.#isPresent && left < (scrollTop > before ? AT_END_PX : 1)) this.#hold = { at: 'end' }
    else if (scrollTop < before || this.#hold.at !== 'end') this.#hold = this.#found(scrollTop)
    if (this.#hold.at !== 'end') this.#listener.moved()
    if (this.#isShort()) this.#refill()
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => this.#onIdle(pane), IDLE_MS)
    this.#listener.looked()
  }

  /** What is held from now on, at a place that somebody has scrolled to. */
  #found(scrollTop: number): Hold {
    const end = this.#standing.tops.at(-1) ?? 0
    const isFarAbove = scrollTop + this.#view < this.#spacer - FAR_PX
    if (!isFarAbove && scrollTop < end + FAR_PX) return firstIn(this.#standing, scrollTop)
    const due = this.#heights.offsetOf(this.#rows, isFarAbove ? this.#start : this.#end)
    const offset = isFarAbove ? (scrollTop / this.#spacer) * due : due + scrollTop - end
    const entry = rowAt(this.#rows, this.#heights.indexAt(this.#rows, offset))
    return entry ? { at: 'row', id: entry.id, top: scrollTop } : { at: 'end' }
  }

  /** Nobody scrolls any more: the rows beyond the view exist again, and the space above becomes what it should be, which nobody sees. */
  #onIdle(pane: HTMLElement): void {
    this.#margin = MARGIN
    // With the space above of rows that do not exist yet the list would be too short for where it is scrolled to.
    if (this.#isShort() && this.#refill()) return void (this.#idle = setTimeout(() => this.#onIdle(pane), IDLE_MS))
    if (this.#hold.at !== 'row' || !this.#parts) return
    const shift = Math.round(this.#heights.offsetOf(this.#rows, this.#start) - this.#spacer)
    if (shift === 0) return
    this.#spacer += shift
    this.#hold = { ...this.#hold, top: this.#hold.top + shift }
    this.#standing = { ids: this.#standing.ids, tops: this.#standing.tops.map((top) => top + shift) }
    this.#setSpaces(this.#spacer, this.#spaces.below)
    pane.scrollBy(0, shift)
    this.#scrollTop = pane.scrollTop
  }
}
