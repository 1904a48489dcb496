/** The field of the search: its filters as chips under it, and what their values may be while one writes them. */
import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { Content } from '../../../wire/search-words.ts'
import { words } from '../../strings/words.ts'
import { Icon } from '../shared/icons.tsx'
import { isForInputMethod } from '../shared/is-for-input-method.ts'
import { useStore } from '../shared/ui.ts'
import { FILTERS, filterOfferAt, filtersIn, withFilter, withoutFilter, withValue } from './search-query.ts'
import { search, typed } from './search-state.ts'

const t = words.search
const LIST = 'search-values'

export function SearchForm() {
  const { client } = useStore()
  const field = useRef<HTMLInputElement>(null)
  const [cursor, setCursor] = useState<number>()
  const [chosen, setChosen] = useState(0)
  const after = useRef<number | undefined>(undefined)
  const text = typed.value
  const filters = filtersIn(text)
  const offer = cursor === undefined ? undefined : filterOfferAt(client.state, text, cursor)

  useLayoutEffect(() => field.current?.focus(), [])
  useLayoutEffect(() => {
    if (after.current !== undefined) field.current?.setSelectionRange(after.current, after.current)
    after.current = undefined
  }, [text])

  function put(next: string, isGoingOn: boolean): void {
    after.current = next.length
    typed.value = next
    setCursor(isGoingOn ? next.length : undefined)
    setChosen(0)
    field.current?.focus()
  }

  function take(index: number): void {
    const value = offer?.values[index]
    if (offer && value !== undefined) put(withValue(text, offer.filter, value), false)
  }

  function onKey(event: KeyboardEvent): void {
    if (isForInputMethod(event)) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (offer && step !== 0) setChosen((chosen + step + offer.values.length) % offer.values.length)
    else if (offer && (event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey))) take(chosen)
    else if (offer && event.key === 'Escape') setCursor(undefined)
    else if (step === 1) field.current?.closest('aside')?.querySelector<HTMLElement>('.result')?.focus()
    else return
    event.preventDefault()
  }

  return (
    <form
      role="search"
      onSubmit={(event) => {
        event.preventDefault()
        setCursor(undefined)
        void search(client)
      }}
    >
      <div class="search-field">
        <input
          ref={field}
          class="field"
          type="search"
          aria-label={t.field}
          aria-controls={offer ? LIST : undefined}
          aria-activedescendant={offer ? `${LIST}-${chosen}` : undefined}
          aria-autocomplete="list"
          placeholder={t.field}
          autocomplete="off"
          enterkeyhint="search"
          dir={text === '' ? undefined : 'auto'}
          value={text}
          onInput={({ currentTarget }) => {
            typed.value = currentTarget.value
            setCursor(currentTarget.selectionStart ?? undefined)
            setChosen(0)
          }}
          onBlur={() => setCursor(undefined)}
          onKeyDown={onKey}
        />
        <button type="submit" class="icon-button" aria-label={t.submit} title={t.submit}>
          <Icon name="search" />
        </button>
        {offer ? (
          <ul
            id={LIST}
            class="suggestions"
            role="listbox"
            aria-label={t.values}
            onPointerDown={(event) => event.preventDefault()}
          >
            {offer.values.map((value, i) => (
              <li key={value} id={`${LIST}-${i}`} role="option" aria-selected={i === chosen} onClick={() => take(i)}>
                <bdi class="suggestion-name">{value}</bdi>
                {/^\d+d$/.test(value) ? (
                  <span class="suggestion-summary">{t.daysAgo(Number.parseInt(value, 10))}</span>
                ) : offer.filter.name === 'has' ? (
                  <span class="suggestion-summary">{t.contents[value as Content]}</span>
                ) : null}
              </li>
            ))}
          </ul>
        ) : null}
      </div>
      <ul class="chips" aria-label={t.filters}>
        {filters
          .filter(({ value }) => value !== '')
          .map((filter) => (
            <li key={filter.start}>
              <button
                type="button"
                class="chip"
                data-set
                aria-label={t.takeAway(`${filter.name}:${filter.value}`)}
                onClick={() => put(withoutFilter(text, filter), false)}
              >
                <bdi>
                  {filter.name}:{filter.value}
                </bdi>
                <Icon name="close" />
              </button>
            </li>
          ))}
        {FILTERS.filter((name) => filters.every((filter) => filter.name !== name)).map((name) => (
          <li key={name}>
            <button type="button" class="chip" onClick={() => put(withFilter(text, name), true)}>
              {t.filterNames[name]}
            </button>
          </li>
        ))}
      </ul>
    </form>
  )
}
