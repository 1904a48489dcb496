/** A labelled field of a form, and what is said beside it. */
import { useId } from 'preact/hooks'
import { takeFocus } from './focus.ts'

export interface FieldProps {
  readonly label: string
  readonly hint?: string
  readonly type?: 'text' | 'password' | 'email'
  readonly autocomplete?: 'username' | 'new-password' | 'current-password' | 'one-time-code' | 'email' | 'off'
  readonly isRequired?: boolean
  /** It comes into a form that is there already, or with one. */
  readonly takesFocus?: boolean
  readonly value: string
  readonly onInput: (value: string) => void
}

export function Field(props: FieldProps) {
  const { label, hint, type = 'text', autocomplete = 'off', isRequired, takesFocus, value, onInput } = props
  const id = useId()
  return (
    <div class="dialog-fields">
      <label for={id}>{label}</label>
      <input
        ref={takesFocus ? takeFocus : null}
        id={id}
        class="field"
        {...kindOf(type)}
        autocomplete={autocomplete}
        autocapitalize="none"
        spellcheck={false}
        required={isRequired}
        maxLength={300}
        dir="auto"
        value={value}
        onInput={({ currentTarget }) => onInput(currentTarget.value)}
        aria-describedby={hint === undefined ? undefined : `${id}-hint`}
      />
      {hint === undefined ? null : (
        <p class="dialog-hint" id={`${id}-hint`}>
          {hint}
        </p>
      )}
    </div>
  )
}

/** The types of Preact want to know which of them it is. */
export function kindOf(type: string): { readonly type: 'text' } {
  return { type: type as 'text' }
}

/** Said at once to those who hear the page. */
export function Trouble({ text }: { readonly text: string | undefined }) {
  return <div role="alert">{text === undefined ? null : <p class="dialog-trouble">{text}</p>}</div>
}

/** So that whoever keeps passwords keeps this one under the right name. */
export function HiddenName({ name }: { readonly name: string }) {
  return <input type="text" name="username" autocomplete="username" value={name} readOnly hidden />
}
