/** A change of one's account that has to be meant: closed, it is a button. What the server has against it is said in it. */
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import type { Answer } from '../../session.ts'
import { words } from '../../strings/words.ts'
import { useReturningFocus } from '../shared/focus.ts'
import { Trouble } from '../shared/field.tsx'
import { troubleWith } from './trouble.ts'

const t = words.account

export interface AccountFormProps {
  /** What opens it. */
  readonly open: string
  /** What the button says that does it. */
  readonly action: string
  readonly save: () => Promise<Answer<unknown>>
  readonly onDone: () => Promise<void>
  /** It is closed: what was typed, a password, is no more to be there. */
  readonly onClosed: () => void
  readonly children: ComponentChildren
}

export function AccountForm({ open, action, save, onDone, onClosed, children }: AccountFormProps) {
  const [isOpen, setOpen] = useState(false)
  const [trouble, setTrouble] = useState<string>()
  const isBusy = useRef(false)
  const button = useReturningFocus(isOpen)

  function close(): void {
    setOpen(false)
    setTrouble(undefined)
    onClosed()
  }

  async function submit(event: Event): Promise<void> {
    event.preventDefault()
    // Twice pressed is once meant.
    if (isBusy.current) return
    isBusy.current = true
    const answer = await save()
    isBusy.current = false
    if (!answer.isOk) return setTrouble(troubleWith(answer))
    close()
    await onDone()
  }

  if (!isOpen) {
    return (
      <button ref={button} type="button" class="quiet-button" onClick={() => setOpen(true)}>
        {open}
      </button>
    )
  }
  return (
    <form class="dialog-form" onSubmit={(event) => void submit(event)}>
      {children}
      <Trouble text={trouble} />
      <div class="dialog-actions">
        <button type="button" class="quiet-button" onClick={close}>
          {t.cancel}
        </button>
        <button type="submit" class="button">
          {action}
        </button>
      </div>
    </form>
  )
}
