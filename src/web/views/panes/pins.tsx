/** What is pinned here, with a way there and, for those who may, a way to take it down. */
import { useEffect, useMemo, useState } from 'preact/hooks'
import { isSameName } from '../../../client/state/selectors.ts'
import { words } from '../../strings/words.ts'
import { mayActAs } from '../people/ranks.ts'
import { useStore } from '../shared/ui.ts'
import { FoundItem } from './found-item.tsx'
import { onListKey } from './list-keys.ts'
import { troubleOf } from './search-state.ts'
import type { Sentence } from '../../../client/phrases/sentence-of.ts'
import { Told } from '../shared/told.tsx'

const t = words.search

export function Pins() {
  const { client, state, active } = useStore()
  const { key, name, kind } = active.value
  const isOnline = state.value.status.at === 'online'
  /** `''`: all is well. */
  const [trouble, setTrouble] = useState<string | Sentence>()

  useEffect(() => {
    let isOff = false
    setTrouble(undefined)
    async function ask(): Promise<void> {
      const finding = await client.finder.findPins(key)
      if (!isOff) setTrouble('why' in finding ? troubleOf(finding) : '')
    }
    void ask()
    return () => void (isOff = true)
  }, [client, key, isOnline])

  const all = trouble === '' ? state.value.found.get('pins') : undefined
  const mayUnpin = kind === 'query' || mayActAs(state.value, key, 'h')

  function unpin(msgid: string): void {
    const why = client.messages.pin(key, msgid, false)
    if (why !== undefined) client.note(key, why, 'error')
  }

  const pins = useMemo(
    () => (all ?? []).filter(({ place, text }) => text !== '' && isSameName(client.state, place, name)),
    [all, name, client],
  )
  // What is said meanwhile costs it nothing.
  const list = useMemo(
    () =>
      pins.map((message) => (
        <FoundItem key={message.msgid} message={message} words={[]}>
          {mayUnpin ? (
            <button type="button" class="result-more" onClick={() => unpin(message.msgid ?? '')}>
              {words.deeds.unpin}
            </button>
          ) : null}
        </FoundItem>
      )),
    [pins, mayUnpin, key],
  )

  return (
    <>
      <p class="search-count" role="status">
        {trouble === undefined ? (
          t.asking
        ) : trouble !== '' ? (
          <Told sentence={trouble} />
        ) : pins.length === 0 ? (
          t.noPins
        ) : (
          t.pinned(pins.length)
        )}
      </p>
      <div class="results" onKeyDown={onListKey}>
        <ul aria-label={t.pins}>{list}</ul>
      </div>
    </>
  )
}
