/** The list over the composer of what may be meant. The field keeps the focus: its `aria-activedescendant` says which one is chosen. */
import { useEffect, useRef } from 'preact/hooks'
import { words } from '../../strings/words.ts'
import type { Offer } from './suggest.ts'

export const SUGGESTION_LIST = 'suggestions'

export function suggestionId(index: number): string {
  return `suggestion-${index}`
}

export interface SuggestionListProps {
  readonly offer: Offer
  readonly chosen: number
  readonly accept: (index: number) => void
}

export function SuggestionList({ offer, chosen, accept }: SuggestionListProps) {
  const list = useRef<HTMLUListElement>(null)
  useEffect(() => {
    list.current?.children[chosen]?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <ul
      ref={list}
      id={SUGGESTION_LIST}
      class="suggestions"
      role="listbox"
      aria-label={words.composer.suggestions}
      // The field keeps the focus, and a phone its keyboard.
      onPointerDown={(event) => event.preventDefault()}
    >
      {offer.suggestions.map(({ name, usage, summary, emoji }, i) => (
        <li key={name} id={suggestionId(i)} role="option" aria-selected={i === chosen} onClick={() => accept(i)}>
          {emoji === undefined ? null : <span class="suggestion-emoji">{emoji}</span>}
          <bdi class="suggestion-name">{name}</bdi>
          {usage === undefined || usage === '' ? null : <bdi class="suggestion-usage">{usage}</bdi>}
          {summary === undefined ? null : <span class="suggestion-summary">{summary}</span>}
        </li>
      ))}
    </ul>
  )
}
