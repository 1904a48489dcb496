import { expect, it } from 'vitest'
import { makeRoomForKeyboard } from './keyboard-room.ts'

function pageOf(pageHeight: number) {
  const styles = new Map<string, string>()
  const listeners: (() => void)[] = []
  const viewport = {
    height: pageHeight,
    scale: 1,
    addEventListener: (_: string, listen: () => void) => listeners.push(listen),
  }
  let tops = 0
  makeRoomForKeyboard({
    viewport: viewport as unknown as VisualViewport,
    pageHeight: () => pageHeight,
    root: {
      style: {
        setProperty: (name: string, value: string) => void styles.set(name, value),
        removeProperty: (name: string) => styles.delete(name),
      } as unknown as CSSStyleDeclaration,
    },
    toTop: () => tops++,
  })
  return {
    /** What is seen of the page changes; gives the height that the room has then, and whether the page was brought to its top. */
    see(height: number, scale = 1) {
      const before = tops
      Object.assign(viewport, { height, scale })
      for (const listen of listeners.slice(0, 1)) listen()
      return [styles.get('--room-height'), tops > before]
    },
  }
}

it('WEB-5 makes the room as high as what a keyboard leaves of it, and as high as before when that is gone', () => {
  const page = pageOf(800)
  expect(page.see(460)).toEqual(['460px', true])
  expect(page.see(420)).toEqual(['420px', true])
  expect(page.see(800)).toEqual([undefined, false])
})

it('WEB-5 leaves it alone where somebody zooms, or something small lies over it', () => {
  const page = pageOf(800)
  expect(page.see(400, 2)).toEqual([undefined, false])
  expect(page.see(740)).toEqual([undefined, false])
})
