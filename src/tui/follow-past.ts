/** Where the screen stands when the past that is shown changes: at the message that was jumped to, or where it was. */
import type { ClientState } from '../client/state/client-state.ts'
import { activeBuffer } from '../client/state/selectors.ts'
import { lastEntry } from '../client/state/timeline.ts'
import { withScroll } from './person.ts'
import type { Person } from './person.ts'
import type { ScrolledTo } from './view/scroll.ts'

export function followPast(
  person: Person,
  before: ClientState,
  state: ClientState,
  placeOf: (id: number) => ScrolledTo | undefined,
): Person {
  const buffer = activeBuffer(state)
  const previous = before.buffers.get(buffer.key)
  const { key, jumpedTo } = buffer
  const isJump = jumpedTo !== undefined && jumpedTo !== previous?.jumpedTo
  if (isJump) return withScroll({ ...person, selected: undefined }, key, placeOf(jumpedTo.entry))
  // More of the past came behind what is seen: what is seen stays.
  const last = previous?.excerpt ? lastEntry(previous.excerpt.timeline) : undefined
  const hasGrown = last !== undefined && jumpedTo !== undefined && previous?.excerpt !== buffer.excerpt
  return hasGrown && !person.scrolled.has(key) ? withScroll(person, key, { entry: last.id, hiddenRows: 0 }) : person
}
