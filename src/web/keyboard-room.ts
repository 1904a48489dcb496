/**
 * Keyboards that lie over the page, as on an iPhone: the room becomes as high as what is seen above them. Other browsers make the page itself
 * smaller (`interactive-widget` in index.html), and nothing is to be done.
 */

/** A keyboard is higher than whatever else takes a part of the view, px. */
const KEYBOARD_PX = 120
/** In the styles: how high the room is. */
const ROOM_HEIGHT = '--room-height'

export interface KeyboardRoomWorld {
  readonly viewport: Pick<VisualViewport, 'height' | 'scale' | 'addEventListener'>
  /** The height of the page, whatever lies over it, px. */
  readonly pageHeight: () => number
  readonly root: Pick<HTMLElement, 'style'>
  readonly toTop: () => void
}

export function makeRoomForKeyboard({ viewport, pageHeight, root, toTop }: KeyboardRoomWorld): void {
  function follow(): void {
    // Who has zoomed in sees less, too.
    if (viewport.scale > 1 || pageHeight() - viewport.height < KEYBOARD_PX) {
      root.style.removeProperty(ROOM_HEIGHT)
      return
    }
    root.style.setProperty(ROOM_HEIGHT, `${viewport.height}px`)
    // The browser has pushed the page up to show the field, which has room now.
    toTop()
  }
  viewport.addEventListener('resize', follow)
  viewport.addEventListener('scroll', follow)
}
