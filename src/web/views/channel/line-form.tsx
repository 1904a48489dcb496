/** One line that can be changed: closed, it is a button. */
import { useState } from 'preact/hooks'
import { words } from '../../strings/words.ts'
import { takeFocus, useReturningFocus } from '../shared/focus.ts'

const t = words.channel

export interface LineFormProps {
  /** What opens it. */
  readonly open: string
  readonly label: string
  readonly value: string
  readonly hint?: string
  readonly maxLength: number
  /** What the button says that saves; that, where it is absent. */
  readonly action?: string
  /** True where it was done: then it is closed. */
  readonly save: (text: string) => Promise<boolean>
}

export function LineForm({ open, label, value, hint, maxLength, action = t.save, save }: LineFormProps) {
  const [text, setText] = useState<string>()
  const button = useReturningFocus(text !== undefined)
  if (text === undefined) {
    return (
      <div>
        <button ref={button} type="button" class="button second" onClick={() => setText(value)}>
          {open}
        </button>
      </div>
    )
  }
  return (
    <form
      class="dialog-fields"
      onSubmit={(event) => {
        event.preventDefault()
        void save(text.trim()).then((isDone) => isDone && setText(undefined))
      }}
    >
      <label>
        <span>{label}</span>
        <input
          class="field"
          dir="auto"
          ref={takeFocus}
          maxLength={maxLength}
          value={text}
          onInput={({ currentTarget }) => setText(currentTarget.value)}
        />
      </label>
      {hint === undefined ? null : <p class="dialog-hint">{hint}</p>}
      <div class="dialog-actions">
        <button type="button" class="button second" onClick={() => setText(undefined)}>
          {t.cancel}
        </button>
        <button type="submit" class="button">
          {action}
        </button>
      </div>
    </form>
  )
}
