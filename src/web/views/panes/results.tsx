/** What was found: by channel, with the words in it that were looked for. */
import { useMemo } from 'preact/hooks'
import type { FoundMessage } from '../../../client/state/entry.ts'
import { words } from '../../strings/words.ts'
import { useStore } from '../shared/ui.ts'
import { FoundItem } from './found-item.tsx'
import { onListKey } from './list-keys.ts'
import { wordsIn } from './search-query.ts'
import { lookedFor, search, searchMore, status } from './search-state.ts'
import { Told } from '../shared/told.tsx'

const t = words.search
const NONE: readonly FoundMessage[] = []

export function Results() {
  const { client, state } = useStore()
  const { value: now } = status
  const isShown = now.at === 'found' || (now.at === 'asking' && now.isMore)
  const found = (isShown ? state.value.found.get('search') : undefined) ?? NONE
  const { value: asked } = lookedFor
  // What is said meanwhile costs it nothing.
  const list = useMemo(() => listOf(found, wordsIn(asked)), [found, asked])
  return (
    <>
      <p class="search-count" role="status">
        {now.at === 'trouble' ? (
          <Told sentence={now.trouble} />
        ) : now.at === 'asking' ? (
          t.asking
        ) : now.at === 'nothing' ? (
          ''
        ) : found.length === 0 ? (
          t.none
        ) : (
          t.found(found.length)
        )}
      </p>
      {now.at === 'trouble' && lookedFor.value !== '' ? (
        <button type="button" class="result-more" onClick={() => void search(client)}>
          {t.again}
        </button>
      ) : null}
      {now.at === 'nothing' || (now.at === 'found' && found.length === 0) ? <Help /> : null}
      <div class="results" onKeyDown={onListKey}>
        {list}
        {isShown && now.isMore ? (
          <button
            type="button"
            class="result-more"
            disabled={now.at === 'asking'}
            onClick={() => void searchMore(client)}
          >
            {t.more}
          </button>
        ) : null}
      </div>
    </>
  )
}

function listOf(found: readonly FoundMessage[], wanted: readonly string[]) {
  return byPlace(found).map(([place, messages]) => (
    <section key={place} aria-label={place}>
      <h3 class="result-place" dir="auto">
        {place}
      </h3>
      <ul>
        {messages.map((message, i) => (
          <FoundItem key={message.msgid ?? i} message={message} words={wanted} />
        ))}
      </ul>
    </section>
  ))
}

/** The place of the newest one first. */
function byPlace(found: readonly FoundMessage[]): [string, readonly FoundMessage[]][] {
  const places = new Map<string, FoundMessage[]>()
  for (const message of found) {
    const there = places.get(message.place)
    if (there) there.push(message)
    else places.set(message.place, [message])
  }
  return [...places]
}

function Help() {
  return (
    <dl class="search-help">
      {t.help.map(([example, meaning]) => (
        <div key={example}>
          <dt>
            <bdi>{example}</bdi>
          </dt>
          <dd>{meaning}</dd>
        </div>
      ))}
    </dl>
  )
}
