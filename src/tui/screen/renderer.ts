/** Brings the screen from one frame to the next, by writing only the rows that differ. */

/** A whole screen: one painted row for each of its rows, and where the cursor stands, counted from 0. */
export interface Frame {
  readonly rows: readonly string[]
  readonly cursor: { readonly row: number; readonly column: number }
}

export interface Renderer {
  /** The codes that turn the last frame into this one; `''` where nothing changed. */
  draw(frame: Frame): string
  /** The next frame is drawn whole: the screen was resized, or somebody else wrote on it. */
  forget(): void
}

const BEGIN = '\x1b[?2026h\x1b[?25l'
const END = '\x1b[?25h\x1b[?2026l'

export function createRenderer(): Renderer {
  let shown: readonly string[] = []
  let cursor = ''

  return {
    draw(frame) {
      const wanted = `\x1b[${frame.cursor.row + 1};${frame.cursor.column + 1}H`
      let changes = ''
      frame.rows.forEach((row, i) => {
        if (row !== shown[i]) changes += `\x1b[${i + 1};1H${row}`
      })
      if (changes === '' && wanted === cursor) return ''
      shown = frame.rows
      cursor = wanted
      return changes === '' ? wanted : BEGIN + changes + wanted + END
    },
    forget() {
      shown = []
      cursor = ''
    },
  }
}
