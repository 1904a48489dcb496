/** A message of one's own that waits for the connection: it can be taken back, to be changed or not to be said. */
import { putBack } from '../../drafts.ts'
import { words } from '../../strings/words.ts'
import { composing, focusComposer, useStore, withMsgid } from '../shared/ui.ts'
import { messageIn } from './rows.ts'

const t = words.offline

export interface WaitingProps {
  readonly label: string
  /** The msgid of what it answers. */
  readonly replyTo: string | undefined
}

export function Waiting({ label, replyTo }: WaitingProps) {
  const { client, active } = useStore()

  /** Back into the field, to be sent from there. */
  function change(): void {
    const { key } = active.value
    const text = client.outbox.discard(label)
    if (text === undefined) return
    putBack(key, text)
    const answered = replyTo === undefined ? undefined : messageIn(active.value, replyTo)
    const entry = answered && withMsgid(answered)
    if (entry) composing.value = { key, as: 'reply', entry }
    focusComposer()
  }

  return (
    <div class="unsent">
      <span class="mark">{t.waiting}</span>
      <button type="button" onClick={change}>
        {t.edit}
      </button>
      <button type="button" onClick={() => client.outbox.discard(label)}>
        {t.discard}
      </button>
    </div>
  )
}
