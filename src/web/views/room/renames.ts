/** What was begun in a place goes with it when that gets another name: the text, its files, what it answers, its place in the list, and what one is told of. */
import type { Store } from '../../store.ts'
import { drafts, setDraft } from '../../drafts.ts'
import { chooseLevel } from '../../notify/choose.ts'
import { moveAttachments } from '../../uploads.ts'
import { composing } from '../shared/ui.ts'

/** Gives what ends it. */
export function followRenames({ client, pinned }: Pick<Store, 'client' | 'pinned'>): () => void {
  return client.subscribe(({ moved, buffers, notices }) => {
    if (!moved) return
    const { from, to } = moved
    const draft = drafts.peek().get(from)
    if (draft !== undefined) {
      setDraft(to, draft)
      setDraft(from, '')
    }
    moveAttachments(from, to)
    const { value: begun } = composing
    if (begun?.key === from) composing.value = { ...begun, key: to }
    const name = buffers.get(to)?.name ?? to
    const level = notices.levels.get(from)
    // Of a person, it holds for the name: somebody else may come by it.
    if (level !== undefined && buffers.get(to)?.kind === 'channel') {
      chooseLevel({ client }, { key: from, name: from }, undefined)
      chooseLevel({ client }, { key: to, name }, level)
    }
    if (pinned.has(from)) pinned.rename(from, name)
  })
}
