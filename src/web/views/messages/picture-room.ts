/** How large a picture is shown in the room. What its address says of it was typed by somebody, and need not be so. */

/** The largest, px. */
const MAX_WIDTH = 420
const MAX_HEIGHT = 320
/** The least, so that it can be pressed. */
const MIN_SIDE = 44

export function pictureRoom(width: number, height: number): { readonly width: number; readonly height: number } {
  const scale = Math.min(1, MAX_WIDTH / width, MAX_HEIGHT / height)
  const side = (length: number): number => Math.max(MIN_SIDE, Math.round(length * scale))
  return { width: side(width), height: side(height) }
}
