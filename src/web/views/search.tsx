/** Finds messages, and goes to where they were said. What /pins and /search find is shown here too. */
import { useEffect, useState } from 'preact/hooks'
import { dateAndTime } from '../../client/date-time.ts'
import type { QuoteEntry } from '../../client/state/entry.ts'
import { isChannelName, keyOf } from '../../client/state/selectors.ts'
import { parseSearchWords } from '../../wire/search-words.ts'
import { words } from '../strings/words.ts'
import { found } from './found.ts'
import { FormattedText } from './formatted-text.tsx'
import { IconButton } from './icons.tsx'
import { Nick } from './nick.tsx'
import { isSearchOpen, useStore } from './ui.ts'

const t = words.search

export function Search() {
  const { client, active } = useStore()
  const [typed, setTyped] = useState('')
  const [fault, setFault] = useState<string>()
  const quotes = found.value

  useEffect(() => {
    document.querySelector<HTMLInputElement>('.search input')?.focus()
    return () => void (found.value = undefined)
  }, [])

  function submit(event: Event): void {
    event.preventDefault()
    const search = parseSearchWords(typed, Date.now())
    if ('fault' in search) return setFault(t.fault(search.fault))
    const { text, from, before, after, hasLink } = search
    if (text === '' && from === undefined && before === undefined && after === undefined && !hasLink) return
    found.value = undefined
    setFault(client.messages.search(active.value.key, search))
  }

  function go({ place, msgid }: QuoteEntry): void {
    const { state } = client
    const isHere = state.buffers.has(keyOf(state, place))
    if (msgid === undefined) return
    if (!isHere && isChannelName(state, place)) return client.join(place)
    const key = isHere ? keyOf(state, place) : client.openQuery(place)
    if (key !== state.active) client.focus(key)
    if (!matchMedia('(width >= 56rem)').matches) isSearchOpen.value = false
    // The list of that buffer has to be there first.
    requestAnimationFrame(() => client.jump(key, msgid))
  }

  return (
    <aside class="members search" aria-label={t.label}>
      <div class="pane-head">
        <h2>{t.label}</h2>
        <IconButton icon="close" label={t.close} onClick={() => (isSearchOpen.value = false)} />
      </div>
      <form role="search" onSubmit={submit}>
        <input
          class="field"
          type="search"
          aria-label={t.field}
          aria-describedby="search-hint"
          placeholder={t.field}
          dir={typed === '' ? undefined : 'auto'}
          value={typed}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onKeyDown={({ key }) => key === 'Escape' && (isSearchOpen.value = false)}
        />
        <p class="door-hint" id="search-hint">
          {t.hint}
        </p>
      </form>
      <p class="search-count" role="status">
        {fault ?? (quotes === undefined ? '' : quotes.length === 0 ? t.none : t.found(quotes.length))}
      </p>
      <ul>
        {quotes?.map((quote) => (
          <li key={quote.id}>
            <article class="result">
              <p class="message-head">
                <Nick nick={quote.nick} />
                <span class="result-place" dir="auto">
                  {quote.place}
                </span>
                <time dateTime={new Date(quote.saidAt).toISOString()}>{dateAndTime(quote.saidAt)}</time>
              </p>
              <div class="said" dir="auto">
                {quote.text === '' ? words.messages.removed : <FormattedText text={quote.text} />}
              </div>
              {quote.msgid === undefined ? null : (
                <button type="button" class="result-go" onClick={() => go(quote)}>
                  {words.messages.jump}
                </button>
              )}
            </article>
          </li>
        ))}
      </ul>
    </aside>
  )
}
