/** Kinds of settings: one of a few, and yes or no. */
import { useId } from 'preact/hooks'

export interface Choice<T extends string> {
  readonly value: T
  readonly label: string
}

/** One of a few, all to be seen. */
export function Choices<T extends string>(props: {
  readonly label: string
  readonly value: T
  readonly choices: readonly Choice<T>[]
  readonly onChoose: (value: T) => void
  readonly hint?: string
}) {
  const name = useId()
  return (
    <fieldset class="choices" aria-describedby={props.hint === undefined ? undefined : `${name}-hint`}>
      <legend dir="auto">{props.label}</legend>
      {props.choices.map(({ value, label }) => (
        <label key={value} class="choice">
          <input
            type="radio"
            name={name}
            checked={value === props.value}
            onChange={({ currentTarget }) => currentTarget.checked && props.onChoose(value)}
          />
          <span dir="auto">{label}</span>
        </label>
      ))}
      {props.hint === undefined ? null : (
        <p id={`${name}-hint`} class="dialog-hint">
          {props.hint}
        </p>
      )}
    </fieldset>
  )
}

/** `trouble`: why it cannot be, which is told in its place. */
export function Switch(props: {
  readonly label: string
  readonly isOn: boolean
  readonly onSwitch: (isOn: boolean) => void
  readonly hint?: string
  readonly trouble?: string | undefined
  readonly isBusy?: boolean
}) {
  const id = useId()
  const hint = props.trouble ?? props.hint
  return (
    <div class="switch">
      <label class="choice">
        <input
          type="checkbox"
          role="switch"
          checked={props.isOn}
          disabled={props.isBusy}
          aria-describedby={hint === undefined ? undefined : id}
          onChange={({ currentTarget }) => {
            const wanted = currentTarget.checked
            // Shown is what is so, not what was pressed.
            currentTarget.checked = props.isOn
            props.onSwitch(wanted)
          }}
        />
        <span>{props.label}</span>
      </label>
      {hint === undefined ? null : (
        <p id={id} class="dialog-hint" data-trouble={props.trouble !== undefined || undefined} aria-live="polite">
          {hint}
        </p>
      )}
    </div>
  )
}
