import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Entry } from '../../../client/state/entry.ts'
import { createRows } from './rows.ts'
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

/** A pane of which only the numbers exist: as many rows of the same height, scrolled to the end. */
function paneWith(count: number) {
  const rows = createRows([
    Array.from({ length: count }, (_, id) => ({ id, kind: 'talk', text: '' }) as unknown as Entry),
  ])
  const keeper = new ScrollKeeper({ ranged() {}, looked() {}, moved: () => void moves++ })
  let moves = 0
  let onScroll = (): void => {}
  const pane = {
    clientWidth: 800,
    clientHeight: VIEW_PX,
    scrollHeight: count * ROW_PX,
    scrollTop: 0,
    addEventListener: (_: string, listen: () => void) => (onScroll = listen),
    removeEventListener() {},
  }
  const space = (): HTMLElement => ({ style: {} }) as HTMLElement
  const list = {
    getBoundingClientRect: () => ({ top: 0 }),
    get children() {
      const { start, end } = keeper.plan(rows, true)
      return Array.from({ length: end - start }, (_, i) => ({
        dataset: { row: String(start + i) },
        getBoundingClientRect: () => ({ top: i * ROW_PX, bottom: (i + 1) * ROW_PX, height: ROW_PX }),
      }))
    },
  }
  keeper.attach({
    pane: pane as unknown as HTMLElement,
    above: space(),
    list: list as unknown as HTMLElement,
    below: space(),
  })
  keeper.plan(rows, true)
  keeper.settle()
  return { keeper, pane, scrolled: () => onScroll(), moves: () => moves }
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
