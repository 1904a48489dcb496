/** The modes of a channel in plain words; operators change them. */
import { useState } from 'preact/hooks'
import type { Buffer } from '../../../client/state/client-state.ts'
import { words } from '../../strings/words.ts'
import { useStore } from '../shared/ui.ts'
import type { Ask } from './use-ask.ts'

const t = words.channel

export interface RulesProps {
  readonly buffer: Buffer
  readonly isOperator: boolean
  readonly ask: Ask
}

export function Rules({ buffer, isOperator, ask }: RulesProps) {
  const { state } = useStore()
  const { name, modes } = buffer
  if (!modes) return null
  const [, , , flags] = state.value.isupport.channelModes
  // Who may not change them sees those that hold.
  const shown = Object.entries(t.modes).filter(
    ([letter]) => flags.includes(letter) && (isOperator || modes.has(letter)),
  )
  return (
    <section class="rules" aria-label={t.rules}>
      <h3>{t.rules}</h3>
      {isOperator ? null : <p class="dialog-hint">{t.onlyOperators}</p>}
      <ul>
        {shown.map(([letter, text]) => (
          <li key={letter}>
            <label class="dialog-check">
              <input
                type="checkbox"
                disabled={!isOperator}
                checked={modes.has(letter)}
                onChange={({ currentTarget }) => {
                  const { checked } = currentTarget
                  // It is shown as it is, which is what the server says.
                  currentTarget.checked = modes.has(letter)
                  void ask({ verb: 'MODE', params: [name, `${checked ? '+' : '-'}${letter}`] })
                }}
              />
              <span>{text}</span>
            </label>
          </li>
        ))}
      </ul>
      {isOperator || modes.has('k') ? (
        <Value
          label={t.key}
          none={t.noKey}
          value={modes.get('k') ?? ''}
          isOperator={isOperator}
          set={(key) => ask({ verb: 'MODE', params: key === '' ? [name, '-k', '*'] : [name, '+k', key] })}
        />
      ) : null}
      {isOperator || modes.has('l') ? (
        <Value
          label={t.limit}
          none={t.noLimit}
          value={modes.get('l') ?? ''}
          isNumber
          isOperator={isOperator}
          set={(limit) => ask({ verb: 'MODE', params: limit === '' ? [name, '-l'] : [name, '+l', limit] })}
        />
      ) : null}
    </section>
  )
}

interface ValueProps {
  readonly label: string
  /** What is said where there is none. */
  readonly none: string
  readonly value: string
  readonly isNumber?: boolean
  readonly isOperator: boolean
  readonly set: (value: string) => Promise<boolean>
}

function Value({ label, none, value, isNumber = false, isOperator, set }: ValueProps) {
  const [typed, setTyped] = useState<string>()
  if (!isOperator) {
    return (
      <p>
        {label}: <bdi>{value === '' ? none : value}</bdi>
      </p>
    )
  }
  return (
    <form
      class="value-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (typed !== undefined) void set(typed.trim()).then(() => setTyped(undefined))
      }}
    >
      <label>
        <span>{label}</span>
        <input
          class="field"
          autocomplete="off"
          inputMode={isNumber ? 'numeric' : 'text'}
          pattern={isNumber ? '[0-9]{0,6}' : undefined}
          placeholder={none}
          maxLength={isNumber ? 6 : 23}
          value={typed ?? value}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </label>
      <button type="submit" class="button second" disabled={typed === undefined || typed === value}>
        {t.set}
      </button>
    </form>
  )
}
