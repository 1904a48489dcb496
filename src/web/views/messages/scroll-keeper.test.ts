import { afterEach, beforeEach, expect, it, onTestFinished, vi } from 'vitest'
import type { Entry } from '../../../client/state/entry.ts'
import { createRows, rowAt } from './rows.ts'
import { ScrollKeeper } from './scroll-keeper.ts'

const ROW_PX = 40
const VIEW_PX = 500

beforeEach(
  () =>
    void vi.stubGlobal(
      'ResizeObserver',
      class {
        observe(): void {}
        disconnect(): void {}
      },
    ),
)
afterEach(() => vi.unstubAllGlobals())

function rowsFrom(first: number, count: number) {
  const entries = Array.from({ length: count }, (_, i) => ({ id: first + i, kind: 'talk', text: '' }))
  return createRows([entries as unknown as Entry[]])
}

/** A pane of which only the numbers exist: as many rows of the same height, scrolled to the end. */
function paneWith(count: number) {
  let rows = rowsFrom(0, count)
  let moves = 0
  let onScroll = (): void => {}
  const keeper = new ScrollKeeper({ ranged: () => void (isToRender = true), looked() {}, moved: () => void moves++ })
  let isToRender = false
  /** The ids of the rows that exist. */
  let shown: number[] = []
  const space = () => ({ style: { blockSize: '0px' } })
  const [above, below] = [space(), space()]
  const px = ({ style }: ReturnType<typeof space>): number => parseFloat(style.blockSize)
  let scrollTop = 0
  const pane = {
    clientWidth: 800,
    clientHeight: VIEW_PX,
    get scrollHeight() {
      return px(above) + shown.length * ROW_PX + px(below)
    },
    get scrollTop() {
      return scrollTop
    },
    set scrollTop(wanted) {
      scrollTop = Math.max(0, Math.min(wanted, pane.scrollHeight - pane.clientHeight))
    },
    scrollBy: (_: number, by: number) => void (pane.scrollTop += by),
    addEventListener: (_: string, listen: () => void) => (onScroll = listen),
    removeEventListener() {},
  }
  const list = {
    getBoundingClientRect: () => ({ top: 0, height: shown.length * ROW_PX }),
    get children() {
      return shown.map((id, i) => ({
        dataset: { row: String(id) },
        getBoundingClientRect: () => ({ top: i * ROW_PX, bottom: (i + 1) * ROW_PX, height: ROW_PX }),
      }))
    },
  }
  function render(next = rows): void {
    rows = next
    isToRender = false
    const { start, end } = keeper.plan(rows, true)
    shown = Array.from({ length: end - start }, (_, i) => rowAt(rows, start + i)?.id ?? NaN)
    keeper.settle()
    if (isToRender) render()
  }
  keeper.attach({
    pane: pane as unknown as HTMLElement,
    above: above as HTMLElement,
    list: list as unknown as HTMLElement,
    below: below as HTMLElement,
  })
  render()
  return {
    keeper,
    pane,
    render,
    scrolled: () => onScroll(),
    moves: () => moves,
    /** Lets timers pass, and renders after each what has to be. */
    wait: (ms: number) => {
      for (let i = 0; i < ms; i++) {
        vi.advanceTimersByTime(1)
        if (isToRender) render()
      }
    },
    /** Where a row stands in the view, px. */
    topOf: (id: number) => px(above) + shown.indexOf(id) * ROW_PX - scrollTop,
  }
}

it('WEB-80 stays at the end where the view becomes higher, also where the browser tells of the scrolling first', () => {
  const { keeper, pane, scrolled, moves } = paneWith(100)
  expect(pane.scrollTop).toBe(100 * ROW_PX - VIEW_PX)
  pane.clientHeight = VIEW_PX + 100
  pane.scrollTop -= 100
  scrolled()
  expect(keeper.isFollowing).toBe(true)
  expect(moves()).toBe(0)
})

it('WEB-80 stays where somebody scrolls to', () => {
  const { keeper, pane, scrolled, moves } = paneWith(100)
  pane.scrollTop -= 100
  scrolled()
  expect(keeper.isFollowing).toBe(false)
  expect(moves()).toBe(1)
  pane.scrollTop += 80
  scrolled()
  expect(keeper.isFollowing).toBe(true)
})

it('WEB-80 what one reads stays when one stops, also near the end, where an older page came before rows for it existed', () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const { pane, render, scrolled, wait, topOf } = paneWith(100)
  render(rowsFrom(-500, 600))
  // As far as in one turn of a wheel: only the rows of the view exist, until nobody scrolls any more.
  pane.scrollTop -= VIEW_PX / 2 + 10
  scrolled()
  const before = topOf(90)
  wait(1000)
  expect(topOf(90)).toBe(before)
})
