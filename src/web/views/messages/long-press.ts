/** A finger that rests on something asks what can be done with it. */
const LONG_MS = 450
const STILL_PX = 10

interface LongPress {
  onPointerDown(event: PointerEvent): void
  onPointerMove(event: PointerEvent): void
  onPointerUp(): void
  onPointerCancel(): void
  onContextMenu(event: MouseEvent): void
}

let pressed: { readonly timer: ReturnType<typeof setTimeout>; readonly x: number; readonly y: number } | undefined

function release(): void {
  clearTimeout(pressed?.timer)
  pressed = undefined
}

/** Only one finger is asked: there is one press at a time. */
export function onLongPress(then: () => void): LongPress {
  return {
    onPointerDown({ pointerType, clientX, clientY, target }) {
      release()
      // What is open over it, and a link, has presses of its own.
      const isOver = target instanceof Element && target.closest('dialog, .deeds, a') !== null
      if (pointerType === 'mouse' || isOver) return
      pressed = { timer: setTimeout(then, LONG_MS), x: clientX, y: clientY }
    },
    onPointerMove({ clientX, clientY }) {
      if (pressed && Math.hypot(clientX - pressed.x, clientY - pressed.y) > STILL_PX) release()
    },
    onPointerUp: release,
    // The browser's own answer to such a press, which would select a word.
    onContextMenu(event) {
      if (pressed) event.preventDefault()
    },
    onPointerCancel: release,
  }
}
