/** To the place of a message: where it is loaded, the screen goes there, and what stands around it is told. */
import { withBuffer } from './change.ts'
import type { ClientState, News } from './client-state.ts'
import { indexOfEntry, entryAt, talkWith } from './timeline.ts'

/** Lines told on either side, for who has them read out. */
const AROUND = 5

export function onJump(state: ClientState, key: string, msgid: string): ClientState {
  const buffer = state.buffers.get(key)
  if (!buffer) return state
  const here = talkWith(buffer.timeline, msgid)
  const found = here ?? (buffer.excerpt && talkWith(buffer.excerpt.timeline, msgid))
  if (!found) return state
  const timeline = here || !buffer.excerpt ? buffer.timeline : buffer.excerpt.timeline
  const at = indexOfEntry(timeline, found.id)
  const news: News[] = []
  for (let index = Math.max(0, at - AROUND); index <= at + AROUND; index++) {
    const entry = entryAt(timeline, index)
    if (entry?.kind === 'talk') news.push({ buffer: key, entry, isHistory: true })
  }
  const jumped = withBuffer(state, key, { jumpedTo: { entry: found.id }, ...(here ? { excerpt: undefined } : {}) })
  return { ...jumped, news: [...state.news, ...news] }
}
