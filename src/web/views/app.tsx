/** All there is to see: the door, or the room behind it. */
import { useSignalEffect } from '@preact/signals'
import { useEffect } from 'preact/hooks'
import type { Store } from '../store.ts'
import { words } from '../strings/words.ts'
import { Enter } from './enter.tsx'
import { Room } from './room.tsx'
import { StoreContext } from './ui.ts'

export function App({ store }: { readonly store: Store }) {
  useEffect(() => {
    document.documentElement.lang = words.language
    document.documentElement.dir = words.direction
  }, [])
  useSignalEffect(() => {
    document.documentElement.dataset['theme'] = store.theme.value
    document.documentElement.dataset['density'] = store.density.value
  })
  useSignalEffect(() => {
    const { buffers } = store.state.value
    let mentions = 0
    for (const buffer of buffers.values()) mentions += buffer.mentions
    const place = store.isIn.value ? `${store.active.value.name} · Snug` : 'Snug'
    document.title = mentions > 0 ? `(${mentions}) ${place}` : place
  })
  return <StoreContext.Provider value={store}>{store.isIn.value ? <Room /> : <Enter />}</StoreContext.Provider>
}
