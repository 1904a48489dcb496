/** A finger that rests on something asks what can be done with it. */
const LONG_MS = 450
const STILL_PX = 10

interface LongPress {
  onPointerDown(event: PointerEvent): void
  onPointerMove(event: PointerEvent): void
  onPointerUp(): void
  onPointerCancel(): void
}

let pressed: { readonly timer: ReturnType<typeof setTimeout>; readonly x: number; readonly y: number } | undefined

function release(): void {
  clearTimeout(pressed?.timer)
  pressed = undefined
}

/** Only one finger is asked: there is one press at a time. */
export function onLongPress(then: () => void): LongPress {
  return {
    onPointerDown({ pointerType, clientX, clientY }) {
      release()
      if (pointerType === 'mouse') return
      pressed = { timer: setTimeout(then, LONG_MS), x: clientX, y: clientY }
    },
    onPointerMove({ clientX, clientY }) {
      if (pressed && Math.hypot(clientX - pressed.x, clientY - pressed.y) > STILL_PX) release()
    },
    onPointerUp: release,
    onPointerCancel: release,
  }
}
