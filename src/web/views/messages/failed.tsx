/** A message of one's own that was not delivered: why, and another try. */
import type { TalkEntry } from '../../../client/state/entry.ts'
import { words } from '../../strings/words.ts'
import { useStore } from '../shared/ui.ts'
import { whyText } from '../../../client/phrases/phrases.ts'

const t = words.messages

export function Failed({ id, failed }: Pick<TalkEntry, 'id'> & { readonly failed: string }) {
  const { client, active } = useStore()
  const { key } = active.value
  return (
    <p class="failed" role="alert">
      <span id={`failed-${id}`}>
        {t.notSent} <bdi>{whyText(failed)}</bdi>
      </span>
      <button type="button" onClick={() => client.sayAgain(key, id)}>
        {t.sendAgain}
      </button>
      <button type="button" onClick={() => client.discard(key, id)}>
        {t.discard}
      </button>
    </p>
  )
}
