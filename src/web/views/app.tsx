/** All there is to see: the door, or the room behind it. */
import { useSignalEffect } from '@preact/signals'
import { useEffect, useState } from 'preact/hooks'
import { countForPerson } from '../../client/state/notices.ts'
import type { Store } from '../store.ts'
import { words } from '../strings/words.ts'
import { Enter } from './door/enter.tsx'
import { Room } from './room/room.tsx'
import { StoreContext } from './shared/ui.ts'

/** A channel that cannot be entered is not waited for any longer. */
const FIRST_CHANNEL_MS = 3000

export function App({ store }: { readonly store: Store }) {
  const isIn = store.isIn.value
  const isSomewhere = store.active.value.kind !== 'server'
  const [isReady, setReady] = useState(false)
  // What one types before the first channel is there would be lost with the server's buffer.
  useEffect(() => {
    if (!isIn || isSomewhere) return setReady(isIn)
    if (isReady) return undefined
    const timer = setTimeout(() => setReady(true), FIRST_CHANNEL_MS)
    return () => clearTimeout(timer)
  }, [isIn, isSomewhere, isReady])
  useEffect(() => {
    document.documentElement.lang = words.language
    document.documentElement.dir = words.direction
  }, [])
  useSignalEffect(() => {
    document.documentElement.dataset['theme'] = store.theme.value
    document.documentElement.dataset['density'] = store.density.value
  })
  useSignalEffect(() => {
    const mentions = countForPerson(store.state.value)
    const place = store.isIn.value ? `${store.active.value.name} · Snug` : 'Snug'
    document.title = mentions > 0 ? `(${mentions}) ${place}` : place
  })
  if (store.isLoading.value) return null
  if (store.isForgetting.value) return <LastWords />
  const isShown = isIn && (isReady || isSomewhere)
  return <StoreContext.Provider value={store}>{isShown ? <Room /> : <Enter />}</StoreContext.Provider>
}

/** Instead of a door in which somebody begins to type, and which is then loaded anew. */
function LastWords() {
  return (
    <p class="last-words" role="status">
      {words.offline.forgetting}
    </p>
  )
}
