/** The row with the open buffers and what is the matter with the connection. */
import type { ClientState } from '../../client/state/client-state.ts'
import type { Palette } from '../screen/palette.ts'
import { safeText } from '../text/safe-text.ts'
import { BOLD, DIM, PLAIN, rowWidth, span } from '../text/span.ts'
import type { Row } from '../text/span.ts'
import { clipText } from '../text/width.ts'

const MAX_NAME = 20

/** ` 1 Snug  2 #lobby  3 #tea (4)  4 bob (1!)`; the active one is always seen. */
export function tabsRow(state: ClientState, palette: Palette, width: number): Row {
  const tabs = [...state.buffers.values()].map((buffer, i): Row => {
    const name = clipText(safeText(buffer.name), MAX_NAME)
    const isActive = buffer.key === state.active
    const style = isActive ? { isBold: true, isUnderlined: true } : buffer.isJoined ? PLAIN : DIM
    const tab = [span(` ${i + 1} `, DIM), span(name, style)]
    if (buffer.mentions > 0)
      return [...tab, span(` ${buffer.mentions}!`, { ...palette.error, isBold: true }), span(' ')]
    return buffer.unread > 0 ? [...tab, span(` ${buffer.unread}`, BOLD), span(' ')] : [...tab, span(' ')]
  })
  const active = [...state.buffers.keys()].indexOf(state.active)
  let first = 0
  while (first < active && rowWidth(tabs.slice(first, active + 1).flat()) > width - 2) first++
  const row = tabs.slice(first).flat()
  return first > 0 ? [span('‹', DIM), ...row] : row
}

/** What people should know about the connection; empty while all is well. */
export function connectionText({ status, isAway, nick }: ClientState, now: number): string {
  switch (status.at) {
    case 'connecting':
    case 'registering':
      return 'connecting…'
    case 'waiting':
      return `connection lost, again in ${Math.max(1, Math.ceil((status.retryAt - now) / 1000))} s`
    case 'nick-refused':
      return `${safeText(status.nick)} is refused: /nick another`
    case 'stopped':
      return 'not connected'
    case 'online':
      return isAway ? `${safeText(nick)} (away)` : ''
    default:
      return status satisfies never
  }
}
