/** The member list beside the messages. */
import type { Buffer, ClientState } from '../../client/state/client-state.ts'
import { sortedMembers } from '../../client/state/selectors.ts'
import type { Palette } from '../screen/palette.ts'
import { safeText } from '../text/safe-text.ts'
import { DIM, span } from '../text/span.ts'
import type { Row } from '../text/span.ts'
import { clipText } from '../text/width.ts'

/** Sorting a thousand names for each frame would cost more than drawing it; a list of members does not change. */
const sorted = new WeakMap<Buffer['members'], ReturnType<typeof sortedMembers>>()

export function memberRows(state: ClientState, buffer: Buffer, palette: Palette, width: number, height: number): Row[] {
  let members = sorted.get(buffer.members)
  if (!members) {
    members = sortedMembers(state, buffer)
    sorted.set(buffer.members, members)
  }
  const fits = members.length <= height
  const rows = members.slice(0, fits ? height : height - 1).map(({ nick, prefixes, isAway }): Row => {
    const style = isAway ? DIM : palette.nick(nick)
    return [span(prefixes.charAt(0) || ' ', DIM), span(clipText(safeText(nick), width - 1), style)]
  })
  return fits ? rows : [...rows, [span(clipText(` and ${members.length - rows.length} more`, width), DIM)]]
}
